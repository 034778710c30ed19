package dev.trivium.app.controls.markdown;

import dev.trivium.app.controls.MarkedText.Layer;
import dev.trivium.app.controls.MarkedText.Look;
import dev.trivium.app.controls.MarkedText.Mark;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The marks in one flow, by layer, and how they change the runs of its text. */
final class Marks {

    /** These change the text itself; the others are shapes behind or beside it. */
    private static final Set<Look> STYLED = Set.of(Look.ADDED, Look.REMOVED, Look.COMMON);

    private final Map<Layer, List<Mark>> layers = new EnumMap<>(Layer.class);

    /** False if nothing changed. */
    boolean set(Layer layer, List<Mark> marks) {
        List<Mark> before = marks.isEmpty() ? layers.remove(layer) : layers.put(layer, marks);
        return !marks.equals(before == null ? List.of() : before);
    }

    boolean isEmpty() {
        return layers.isEmpty();
    }

    List<Mark> all() {
        return layers.values().stream().flatMap(List::stream).toList();
    }

    /** The runs, cut and styled where a mark says so. */
    List<StyledRun> styled(List<StyledRun> runs) {
        List<StyledRun> styled = runs;
        for (List<Mark> marks : layers.values()) {
            List<Mark> wanted =
                    marks.stream().filter(mark -> STYLED.contains(mark.look())).toList();
            styled = wanted.isEmpty() ? styled : styled(styled, wanted);
        }
        return styled;
    }

    private static List<StyledRun> styled(List<StyledRun> runs, List<Mark> marks) {
        List<StyledRun> styled = new ArrayList<>();
        int at = 0;
        for (StyledRun run : runs) {
            int end = at + run.text().length();
            int done = at;
            for (Mark mark : marks) {
                int from = Math.max(done, mark.from());
                int to = Math.min(end, mark.to());
                if (from < to) {
                    add(styled, run, done - at, from - at, null);
                    add(styled, run, from - at, to - at, "md-" + mark.look().style());
                    done = to;
                }
            }
            add(styled, run, done - at, end - at, null);
            at = end;
        }
        return styled;
    }

    private static void add(List<StyledRun> styled, StyledRun run, int from, int to, @Nullable String style) {
        if (from < to) {
            List<String> styles = new ArrayList<>(run.styles());
            if (style != null) {
                styles.add(style);
            }
            styled.add(new StyledRun(run.text().substring(from, to), styles, run.link()));
        }
    }
}
