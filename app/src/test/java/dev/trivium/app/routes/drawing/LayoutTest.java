package dev.trivium.app.routes.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.route.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where boxes stand, for routes of any shape. */
class LayoutTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void noTwoBoxesOverlapAndEveryLineLeadsOnward(long seed) throws Exception {
        Drawing drawing = Drawing.of(random(seed, 60));
        Layout layout = Layout.of(drawing, new TextWidths());

        List<Map.Entry<String, Box>> boxes = new ArrayList<>(layout.boxes().entrySet());
        assertThat(boxes).hasSameSizeAs(drawing.nodes());
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = i + 1; j < boxes.size(); j++) {
                assertThat(apart(boxes.get(i).getValue(), boxes.get(j).getValue()))
                        .as("%s and %s", boxes.get(i), boxes.get(j))
                        .isTrue();
            }
        }
        for (DrawnEdge edge : drawing.edges()) {
            Box from = layout.boxes().get(edge.from());
            Box to = layout.boxes().get(edge.to());
            assertThat(to.x()).isGreaterThanOrEqualTo(Columns.below(edge) ? from.x() : from.right());
        }
    }

    @Test
    void aRouteOfTwoHundredStepsIsLaidOutInFiftyMilliseconds() throws Exception {
        Route route = random(42, 200);
        assertThat(route.steps()).hasSizeGreaterThanOrEqualTo(200);
        for (int warm = 0; warm < 20; warm++) {
            Layout.of(Drawing.of(route), new TextWidths());
        }
        List<Long> nanos = new ArrayList<>();
        for (int turn = 0; turn < 9; turn++) {
            long start = System.nanoTime();
            Layout.of(Drawing.of(route), new TextWidths());
            nanos.add(System.nanoTime() - start);
        }
        nanos.sort(null);
        System.out.printf("layout of 200 steps: median %.2f ms%n", nanos.get(4) / 1e6);
        assertThat(nanos.get(4) / 1e6).isLessThan(50);
    }

    /** A tree of steps, some of which are shared. */
    static Route random(long seed, int size) throws Exception {
        Random random = new Random(seed);
        StringBuilder yaml = new StringBuilder("entry: s0\nsteps:\n");
        int next = 1;
        for (int i = 0; i < size; i++) {
            int a = next < size ? next++ : -1;
            int b = next < size ? next++ : -1;
            String first = "s" + a;
            String second = b < 0 ? first : random.nextInt(5) == 0 ? "s" + (size - 1) : "s" + b;
            yaml.append("  s").append(i).append(": ");
            if (a < 0 || (i > 2 && b < 0)) {
                yaml.append("{call: m/model-").append(random.nextInt(9)).append("}\n");
                continue;
            }
            switch (random.nextInt(6)) {
                case 0 ->
                    yaml.append("{fallback: [")
                            .append(first)
                            .append(", ")
                            .append(second)
                            .append("]}\n");
                case 1 ->
                    yaml.append("{balance: [")
                            .append(first)
                            .append(", ")
                            .append(second)
                            .append("]}\n");
                case 2 ->
                    yaml.append("{sequence: [")
                            .append(first)
                            .append(", ")
                            .append(second)
                            .append("]}\n");
                case 3 ->
                    yaml.append("{parallel: [")
                            .append(first)
                            .append(", ")
                            .append(second)
                            .append("], aggregate: majority}\n");
                default ->
                    yaml.append("{choose: [{when: input.tokens > ")
                            .append(random.nextInt(9000))
                            .append(", then: ")
                            .append(first)
                            .append("}], otherwise: ")
                            .append(second)
                            .append("}\n");
            }
        }
        return DrawingTest.route(yaml.toString());
    }

    private static boolean apart(Box a, Box b) {
        return a.right() <= b.x() || b.right() <= a.x() || a.bottom() <= b.y() || b.bottom() <= a.y();
    }
}
