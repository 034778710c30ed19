package dev.trivium.app.compare;

import dev.trivium.app.compare.parts.JsonFence;
import dev.trivium.app.controls.AnswerSink;
import dev.trivium.app.controls.FindBar;
import dev.trivium.app.controls.LongText;
import dev.trivium.app.controls.MarkdownAnswerView;
import dev.trivium.app.controls.MarkedText;
import dev.trivium.app.controls.Nodes;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A column's answer in the view that is chosen for all columns. Views other than the drawn one are made when first seen. */
final class PaneContent extends VBox implements AnswerSink, AnswerPort, SyncScroll.Scrolling {

    private final PaneViewModel model;
    private final AnswersViewModel views;
    private final CompareTools tools;
    private final String id;
    private final MarkdownAnswerView answer;
    private final AnswerSink drawing;
    private final FollowingScroll rendered;
    private final VBox renderedBody;
    private final Node outcome;
    private final VBox other = new VBox();
    private final HBox diffBox = new HBox();
    private final FindBar find;
    private final SyncScroll sync;
    private final Label baselineChip = Nodes.fixed("baseline", "tv-chip");
    private final ChangeListener<Object> choice = (property, before, now) -> update();
    private final ChangeListener<Object> walked = (property, before, now) -> drawRuler();
    private @Nullable LongText raw;
    private @Nullable JsonView json;
    private @Nullable LongText diffText;
    private @Nullable ChangeRuler ruler;
    private @Nullable InlineDiff diff;
    private @Nullable Region alternative;

    /** @param outcome how the call ended, at the end of {@code renderedBody}; it goes along to the other views */
    PaneContent(
            PaneViewModel model,
            AnswersViewModel views,
            CompareTools tools,
            SyncScroll sync,
            MarkdownAnswerView answer,
            VBox renderedBody,
            Node outcome,
            String id) {
        this.model = model;
        this.views = views;
        this.tools = tools;
        this.sync = sync;
        this.answer = answer;
        this.drawing = new JsonFence(answer, model.parts().tools()::format);
        this.renderedBody = renderedBody;
        this.outcome = outcome;
        this.id = id;
        rendered = new FollowingScroll(renderedBody, id);
        rendered.onScrolled(() -> sync.scrolled(this));
        answer.setOnDrawn(this::drawn);
        find = new FindBar(
                id + "-find",
                "Find in the answer of " + model.model().name(),
                this::searched,
                matches -> reveal(matches.from(), matches.to()),
                this::focusPane);
        find.addEventHandler(MouseEvent.MOUSE_PRESSED, MouseEvent::consume);
        baselineChip.setId(id + "-baseline");
        StackPane stack = new StackPane(rendered, other);
        stack.setMinHeight(0);
        VBox.setVgrow(stack, Priority.ALWAYS);
        setMinHeight(0);
        getChildren().addAll(find, stack);
        stack.addEventFilter(ScrollEvent.SCROLL, event -> sync.lead(this));
        stack.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> sync.lead(this));
        addEventFilter(KeyEvent.KEY_PRESSED, event -> sync.lead(this));
    }

    void attach() {
        views.modeProperty().addListener(choice);
        views.layoutProperty().addListener(choice);
        views.baselineProperty().addListener(choice);
        views.againstProperty().addListener(choice);
        views.walk().indexProperty().addListener(walked);
        model.drawAnswerOn(this);
        views.show(model, this);
        update();
    }

    void detach() {
        views.modeProperty().removeListener(choice);
        views.layoutProperty().removeListener(choice);
        views.baselineProperty().removeListener(choice);
        views.againstProperty().removeListener(choice);
        views.walk().indexProperty().removeListener(walked);
        model.drawAnswerOn(null);
    }

    /** Says in the header that this column is the baseline, where that matters. */
    Label baselineChip() {
        return baselineChip;
    }

    void follow() {
        rendered.follow();
    }

    void openFind() {
        if (alternative == null || alternative != json) {
            find.open();
        }
    }

    /** Whether the find bar is open. */
    boolean finds() {
        return find.isVisible();
    }

    /** True if there was a find bar to close. */
    boolean closeFind() {
        return find.close();
    }

    /** Shows the view that is chosen, if this column has it. To be called when the column's state has changed, too. */
    void update() {
        boolean base = views.baselineProperty().get() == model;
        Nodes.show(baselineChip, base && views.modeProperty().get() == AnswerMode.DIFF);
        Region wanted = wanted();
        if (wanted != alternative) {
            searched().mark(MarkedText.Layer.FOUND, java.util.List.of());
            alternative = wanted;
            renderedBody.getChildren().remove(outcome);
            other.getChildren().clear();
            if (wanted == null) {
                renderedBody.getChildren().add(outcome);
            } else {
                VBox.setVgrow(wanted, Priority.ALWAYS);
                other.getChildren().addAll(wanted, outcome);
            }
            find.search();
        }
        answer.markdown().setPaused(wanted != null);
        Nodes.show(rendered, wanted == null);
        Nodes.show(other, wanted != null);
        drawRuler();
    }

    private @Nullable Region wanted() {
        AnswerMode mode = views.modeProperty().get();
        String text = mode == AnswerMode.RENDERED ? "" : model.answerText();
        if (text.isEmpty()) {
            return null;
        }
        if (mode == AnswerMode.RAW) {
            return rawText(text);
        }
        if (mode == AnswerMode.JSON) {
            return model.state().running() || !JsonText.looksLikeJson(text) ? null : jsonTree(text);
        }
        boolean inline = views.layoutProperty().get() == DiffLayout.INLINE;
        return inline && diff != null && views.baselineProperty().get() != model ? diffBox : null;
    }

    private LongText rawText(String text) {
        LongText view = raw;
        if (view == null) {
            view = longText("-raw", "Raw answer of " + model.model().name());
            raw = view;
        }
        if (view.length() != text.length()) {
            view.reset();
            view.append(text);
        }
        return view;
    }

    private LongText longText(String suffix, String description) {
        LongText view = new LongText(id + suffix, description, tools.clipboard());
        view.addEventHandler(MouseEvent.MOUSE_PRESSED, MouseEvent::consume);
        view.onScrolled(() -> sync.scrolled(this));
        return view;
    }

    private JsonView jsonTree(String text) {
        JsonView view = json;
        if (view == null) {
            view = new JsonView(id + "-json", tools.highlighting().get(), tools.ui(), tools.clipboard());
            view.addEventHandler(MouseEvent.MOUSE_PRESSED, MouseEvent::consume);
            json = view;
        }
        view.show(text, model.parts().tools().format());
        return view;
    }

    @Override
    public void showDiff(InlineDiff found) {
        diff = found;
        LongText view = diffText;
        ChangeRuler marks = ruler;
        if (view == null || marks == null) {
            view = longText("-diff", "Diff of " + model.model().name() + " against the baseline");
            view.getStyleClass().add("tv-prose");
            diffText = view;
            marks = new ChangeRuler(id + "-ruler", index -> goTo(index));
            ruler = marks;
            HBox.setHgrow(view, Priority.ALWAYS);
            diffBox.getChildren().setAll(view, marks);
        }
        view.reset();
        view.append(found.pieces());
        update();
    }

    private void goTo(int index) {
        views.compareWith(model);
        views.walk().go(index);
    }

    private void drawRuler() {
        ChangeRuler marks = ruler;
        InlineDiff found = diff;
        if (marks != null && found != null && alternative == diffBox) {
            boolean mine = views.againstProperty().get() == model;
            marks.show(ChangeWalk.places(found), mine ? views.walk().index() : -1);
        }
    }

    private MarkedText searched() {
        Region now = alternative;
        if (now == diffBox && diffText != null) {
            return diffText;
        }
        return now != null && now == raw ? raw : answer.markdown();
    }

    private void focusPane() {
        Node pane = getParent() == null ? null : getParent().getParent();
        if (pane != null) {
            pane.requestFocus();
        }
    }

    @Override
    public MarkedText rendered() {
        return answer.markdown();
    }

    @Override
    public void reveal(int from, int to) {
        MarkedText shown = searched();
        if (shown == diffText && !find.isVisible()) {
            diffText.select(from, to);
        }
        shown.reveal(from, to).ifPresent(rendered::reveal);
    }

    @Override
    public void reset() {
        drawing.reset();
        diff = null;
        if (raw != null) {
            raw.reset();
        }
        update();
    }

    @Override
    public void append(String piece) {
        drawing.append(piece);
        if (raw != null && alternative == raw) {
            raw.append(piece);
        }
    }

    @Override
    public void finish() {
        drawing.finish();
    }

    private void drawn() {
        if (!model.state().running()) {
            views.answersChanged();
            find.search();
        }
    }

    @Override
    public double share() {
        LongText text = shownText();
        return text == null ? rendered.share() : text.share();
    }

    @Override
    public void scrollTo(double share) {
        LongText text = shownText();
        if (text == null) {
            rendered.scrollTo(share);
        } else {
            text.scrollTo(share);
        }
    }

    private @Nullable LongText shownText() {
        return alternative == diffBox ? diffText : alternative != null && alternative == raw ? raw : null;
    }
}
