package dev.trivium.app.compare;

import dev.trivium.app.compare.parts.ToolSet;
import dev.trivium.chat.ChatModel;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ModelAddress;
import dev.trivium.compare.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** What one run asks: every sample of every column, in order. */
final class RunLanes {

    private final Function<ModelAddress, ChatModel> lookup;
    private final Executor work;
    private final List<Column> requests = new ArrayList<>();
    private final List<RunSlot> slots = new ArrayList<>();
    private final List<PaneViewModel> columns = new ArrayList<>();
    private int places;

    RunLanes(Function<ModelAddress, ChatModel> lookup, Executor work) {
        this.lookup = lookup;
        this.work = work;
    }

    /** Adds a column, which joins the run. */
    void add(PaneViewModel column, ChatRequest request, ToolSet tools, int samples) {
        ChatRequest mine = request.withParameters(
                request.parameters().overriddenBy(column.overrides().parameters()));
        ChatModel model = lookup.apply(column.model().address());
        List<RunSlot> own = new ArrayList<>();
        for (Column lane : Column.samples(model, mine, places++, samples)) {
            own.add(new RunSlot(requests.size(), work));
            requests.add(lane);
            columns.add(column);
            slots.add(own.get(own.size() - 1));
        }
        column.join(own, tools);
    }

    /** Those that joined, once each. */
    List<PaneViewModel> columns() {
        return columns.stream().distinct().toList();
    }

    List<Column> requests() {
        return List.copyOf(requests);
    }

    List<RunSlot> slots() {
        return slots;
    }

    /** Whose sample stands at the index. */
    PaneViewModel column(int index) {
        return columns.get(index);
    }
}
