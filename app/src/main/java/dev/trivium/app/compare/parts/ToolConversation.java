package dev.trivium.app.compare.parts;

import dev.trivium.chat.Answer;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Message;
import dev.trivium.chat.Part;
import dev.trivium.chat.ResponseFormat;
import dev.trivium.chat.Role;
import dev.trivium.chat.ToolChoice;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The rounds of one column in which a model calls tools and gets their results. FX thread only.
 *
 * <p>A round whose calls all have a fixed result goes on by itself, up to {@value #MOST_AUTOMATIC} rounds: a model that
 * calls for ever would spend for ever.
 */
public final class ToolConversation {

    /** Rounds that go on by themselves. */
    public static final int MOST_AUTOMATIC = 5;

    /** A round that is over: what the model said, and its calls with the results that it got. */
    public record Round(String text, List<ToolCallCard> calls, Answer answer) {

        public Round {
            calls = List.copyOf(calls);
        }
    }

    private final ObservableList<Round> rounds = FXCollections.observableArrayList();
    private final ObservableList<ToolCallCard> calls = FXCollections.observableArrayList();

    /** Kept, as the next: a listener of such a list is held by the list only. */
    private final ObservableList<Round> shownRounds = FXCollections.unmodifiableObservableList(rounds);

    private final ObservableList<ToolCallCard> shownCalls = FXCollections.unmodifiableObservableList(calls);
    private final ReadOnlyBooleanWrapper answerable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper complete = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private ToolSet tools = ToolSet.NONE;
    private @Nullable ChatRequest request;
    private @Nullable Answer answer;
    private int automatic;

    /** Begins anew, with no rounds. */
    public void begin(ToolSet fixed) {
        tools = fixed;
        rounds.clear();
        automatic = 0;
        request = null;
        note.set("");
        closeRound();
    }

    /** The model is asked; what follows belongs to this request. */
    public void asked(ChatRequest sent) {
        request = sent;
        closeRound();
    }

    /** A call as it arrives; it can be answered when the answer is whole. */
    public void called(Part.ToolCall call) {
        String fixed = tools.fixedResult(call.name());
        ToolCallCard card = new ToolCallCard(call, fixed == null ? "" : fixed, fixed != null);
        card.resultProperty().addListener((property, before, now) -> check());
        calls.add(card);
        check();
    }

    /** The answer is whole: its calls can be answered now. True if they all are already, and the round may go on. */
    public boolean ended(Answer whole) {
        answer = whole;
        List<Part.ToolCall> wanted = whole.toolCalls();
        if (!calls.stream().map(ToolCallCard::call).toList().equals(wanted)) {
            calls.clear();
            wanted.forEach(this::called);
        }
        answerable.set(!calls.isEmpty());
        if (calls.isEmpty() || !calls.stream().allMatch(ToolCallCard::fixed)) {
            return false;
        }
        if (automatic == MOST_AUTOMATIC) {
            note.set("Fixed results have answered " + MOST_AUTOMATIC
                    + " rounds, the most that go on by themselves. Continue asks once more.");
            return false;
        }
        automatic++;
        note.set("Answered by fixed results, round " + automatic + " of at most " + MOST_AUTOMATIC + ".");
        return true;
    }

    /**
     * The request that carries the results back: the conversation so far, the model's own turn as it came, and one result
     * for each call. Null while a result is missing. A tool that had to be called has been, so the choice is the model's
     * from now on.
     */
    public @Nullable ChatRequest proceed() {
        ChatRequest sent = request;
        Answer said = answer;
        if (sent == null || said == null || !answerable.get() || !complete.get()) {
            return null;
        }
        List<Message> messages = new ArrayList<>(sent.messages());
        messages.add(said.message());
        List<Part> results = new ArrayList<>();
        calls.forEach(card -> results.add(card.answer()));
        messages.add(new Message(Role.TOOL, results));
        rounds.add(new Round(said.text(), calls, said));
        ChatRequest next = sent.withMessages(messages);
        boolean forced =
                sent.toolChoice() instanceof ToolChoice.Required || sent.toolChoice() instanceof ToolChoice.Named;
        next = forced ? next.withTools(next.tools(), new ToolChoice.Auto()) : next;
        asked(next);
        return next;
    }

    /** The form that the newest request asked for. */
    public ResponseFormat format() {
        return request == null ? new ResponseFormat.PlainText() : request.format();
    }

    /** What the newest round asked, to be asked again if it failed; null in the first round. */
    public @Nullable ChatRequest lastRound() {
        return rounds.isEmpty() ? null : request;
    }

    private void closeRound() {
        answer = null;
        calls.clear();
        answerable.set(false);
        check();
    }

    private void check() {
        complete.set(!calls.isEmpty()
                && calls.stream().noneMatch(card -> card.resultProperty().get().isBlank()));
    }

    /** What came before the round that is shown now. */
    public ObservableList<Round> rounds() {
        return shownRounds;
    }

    /** The calls of the newest round. */
    public ObservableList<ToolCallCard> calls() {
        return shownCalls;
    }

    /** Whether the newest round waits for results. */
    public ReadOnlyBooleanProperty answerableProperty() {
        return answerable.getReadOnlyProperty();
    }

    /** Whether every call of the newest round has a result. */
    public ReadOnlyBooleanProperty completeProperty() {
        return complete.getReadOnlyProperty();
    }

    /** What went on by itself; empty if nothing did. */
    public ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }
}
