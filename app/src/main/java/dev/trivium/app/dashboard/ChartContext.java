package dev.trivium.app.dashboard;

import dev.trivium.app.controls.Slot;
import dev.trivium.chat.ModelAddress;
import dev.trivium.history.Dashboard;
import dev.trivium.history.Figures;
import dev.trivium.history.Grain;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What the charts of an overview are made with.
 *
 * @param slots the colour and shape of each model and route
 * @param down shows the calls of a scope
 */
record ChartContext(Overview overview, Function<ModelAddress, Slot> slots, Consumer<Scope> down) {

    private static final Comparator<Map.Entry<ModelAddress, Figures>> DEAREST_FIRST = Comparator.comparing(
                    (Map.Entry<ModelAddress, Figures> entry) -> entry.getValue().usd())
            .thenComparing(entry -> entry.getValue().calls())
            .reversed()
            .thenComparing(entry -> entry.getKey().toString());

    /** What was called, by what it cost, then by how often. */
    List<ModelAddress> dearestFirst() {
        return overview.parts().entrySet().stream()
                .sorted(DEAREST_FIRST)
                .map(Map.Entry::getKey)
                .toList();
    }

    Names names() {
        return Names.of(overview.parts().keySet());
    }

    Grain grain() {
        return overview.span().grain();
    }

    List<Dashboard.Bucket> buckets() {
        return overview.figures().buckets();
    }

    String tick(int bucket) {
        return Times.tick(buckets().get(bucket).start(), grain(), bucket == 0);
    }

    String title(int bucket) {
        return Times.bucket(buckets().get(bucket).start(), grain());
    }

    /** {@code Enter: show 884 calls}; empty for none. */
    static String hint(long calls) {
        return calls == 0 ? "" : "Enter: show " + FigureTexts.calls(calls);
    }

    Runnable drill(Scope scope) {
        return () -> down.accept(scope);
    }
}
