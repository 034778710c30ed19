package dev.trivium.app.routes.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivium.app.routes.drawing.DrawnNode;
import dev.trivium.app.routes.drawing.Slot;
import dev.trivium.app.routes.drawing.Slot.Role;
import dev.trivium.chat.ModelAddress;
import dev.trivium.route.Route;
import dev.trivium.route.RouteFile;
import dev.trivium.route.Step;
import dev.trivium.yaml.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each edit makes of a route. */
class EditsTest {

    private static final String TWO = "entry: f\nsteps:\n  f: {fallback: [a, b]}\n  a: {call: m/a}\n  b: {call: m/b}\n";

    private final Adding adding = new Adding(ModelAddress.parse("m/new"));

    @ParameterizedTest
    @EnumSource(StepKind.class)
    void anyKindCanBeTheFirst(StepKind kind) throws Exception {
        Edited edited = adding.after(RouteContent.EMPTY, DrawnNode.INPUT, kind);
        Route route = written(edited.content());
        assertThat(route.steps()).containsKey(edited.selection().get(0));
        assertThat(kind == StepKind.CALL ? List.of("call") : List.of(kind.key()))
                .contains(route.steps().get(route.entry()).kind());
    }

    @ParameterizedTest
    @EnumSource(StepKind.class)
    void anyKindGoesIntoAnyPlaceAndNothingIsLost(StepKind kind) throws Exception {
        RouteContent content = content(
                "entry: c\nsteps:\n  c: {choose: [{when: has_code, then: a}], otherwise: f}\n  f: {fallback: [b, r], "
                        + "check: {score: {judge: j, at_least: 0.5}}}\n  a: {call: m/a}\n  b: {call: m/b}\n"
                        + "  r: {retry: route/other}\n  j: {call: m/j}\n");
        for (Slot slot : content.places().keySet()) {
            Route route = written(adding.at(content, slot, kind).content());
            assertThat(route.steps()).containsKeys("a", "b", "r", "j", "c", "f");
            assertThat(reached(route)).hasSameSizeAs(route.steps().keySet());
        }
    }

    @Test
    void aModelJoinsTheListOfTheOneBeforeIt() throws Exception {
        RouteContent content = content(TWO);
        assertThat(list(adding.after(content, "a", StepKind.CALL), "f")).containsExactly("a", "model", "b");
        assertThat(list(adding.after(content, "f", StepKind.CALL), "f")).containsExactly("a", "b", "model");
    }

    @Test
    void aModelAfterALoneModelMakesASequence() throws Exception {
        Edited edited = adding.after(content("entry: a\nsteps:\n  a: {call: m/a}\n"), "a", StepKind.CALL);
        assertThat(list(edited, written(edited.content()).entry())).containsExactly("a", "model");
    }

    @Test
    void aConditionKeepsWhatItStandsBeforeAndGetsAWayOfItsOwn() throws Exception {
        Edited edited = adding.after(content("entry: a\nsteps:\n  a: {call: m/a}\n"), "a", StepKind.CHOOSE);
        Step.Choose choose = (Step.Choose) written(edited.content()).steps().get("condition");
        assertThat(choose.otherwise()).isEqualTo("a");
        assertThat(choose.whens().get(0).then()).isEqualTo("model");
    }

    @Test
    void deletingOneOfTwoLeavesTheOther() throws Exception {
        Route route = written(Removing.delete(content(TWO), List.of("a")).content());
        assertThat(route.entry()).isEqualTo("b");
        assertThat(route.steps()).containsOnlyKeys("b");
    }

    @Test
    void deletingEverythingLeavesAnEmptyRoute() throws Exception {
        assertThat(Removing.delete(content(TWO), List.of("f", "a", "b"))
                        .content()
                        .isEmpty())
                .isTrue();
    }

    @Test
    void deletingAWrapperLeavesWhatItWrapped() throws Exception {
        RouteContent content = content("entry: r\nsteps:\n  r: {retry: a}\n  a: {call: m/a}\n");
        assertThat(written(Removing.delete(content, List.of("r")).content()).entry())
                .isEqualTo("a");
    }

    @Test
    void whatSeveralLeadToStaysWhenOneOfThemGoes() throws Exception {
        RouteContent content = content(
                "entry: c\nsteps:\n  c: {choose: [{when: has_code, then: a}, {when: has_image, then: r}], otherwise: a}\n"
                        + "  r: {retry: a}\n  a: {call: m/a}\n");
        Route route = written(Removing.delete(content, List.of("r")).content());
        assertThat(route.steps()).containsOnlyKeys("c", "a");
    }

    @Test
    void aStepMovesWithAllBelowIt() throws Exception {
        RouteContent content = content(
                "entry: f\nsteps:\n  f: {fallback: [c, s, z]}\n  c: {choose: [{when: has_code, then: a}], otherwise: b}\n"
                        + "  a: {call: m/a}\n  b: {call: m/b}\n  s: {sequence: [x, y]}\n  x: {call: m/x}\n  y: {call: m/y}\n"
                        + "  z: {call: m/z}\n");
        Edited edited = Placing.move(content, "c", new Slot("s", Role.ITEM, 1));
        assertThat(list(edited, "s")).containsExactly("x", "c", "y");
        assertThat(list(edited, "f")).containsExactly("s", "z");
        assertThat(Placing.canMove(content, "f", new Slot("s", Role.ITEM, 0))).isFalse();
        assertThatThrownBy(() -> Placing.move(content, "f", new Slot("s", Role.ITEM, 0)))
                .isInstanceOf(EditException.class)
                .hasMessageContaining("lead back");
    }

    @Test
    void listsAreOrderedAnew() throws Exception {
        RouteContent content = content(
                "entry: f\nsteps:\n  f: {fallback: [a, b, c]}\n  a: {call: m/a}\n  b: {call: m/b}\n  c: {call: m/c}\n");
        assertThat(list(Placing.reorder(content, "a", 1), "f")).containsExactly("b", "a", "c");
        assertThat(list(Placing.move(content, "c", new Slot("f", Role.ITEM, 0)), "f"))
                .containsExactly("c", "a", "b");
        assertThatThrownBy(() -> Placing.reorder(content, "a", -1)).hasMessageContaining("any further");
    }

    @Test
    void waysOfAConditionAreOrderedWithTheirConditions() throws Exception {
        RouteContent content = content(
                "entry: c\nsteps:\n  c: {choose: [{when: has_code, then: a}, {when: has_image, then: b}], otherwise: a}\n"
                        + "  a: {call: m/a}\n  b: {call: m/b}\n");
        Step.Choose choose = (Step.Choose)
                Placing.reorder(content, "b", -1).content().steps().get("c");
        assertThat(choose.whens()).extracting(when -> when.condition().text()).containsExactly("has_image", "has_code");
    }

    @Test
    void aStepMovesOutOfItsListAndIntoItsNeighbour() throws Exception {
        RouteContent content = content(
                "entry: f\nsteps:\n  f: {fallback: [s, z]}\n  s: {sequence: [x, y]}\n  x: {call: m/x}\n  y: {call: m/y}\n"
                        + "  z: {call: m/z}\n");
        Edited out = Placing.out(content, "y");
        assertThat(list(out, "f")).containsExactly("s", "y", "z");
        assertThat(list(out, "s")).containsExactly("x");
        assertThat(list(Placing.into(out.content(), "y"), "s")).containsExactly("x", "y");
    }

    @Test
    void copiedStepsGetNamesOfTheirOwn() throws Exception {
        RouteContent content = content(
                "entry: f\nsteps:\n  f: {fallback: [s, z]}\n  s: {sequence: [x, {call: m/y}]}\n  x: {call: m/x}\n"
                        + "  z: {call: m/z}\n");
        String text = Fragment.copy(content, List.of("s"));
        Edited pasted = Fragment.paste(content, "s", text);
        assertThat(list(pasted, "f")).containsExactly("s", "s_2", "z");
        assertThat(list(pasted, "s_2")).containsExactly("x_2", "s_2.2");
        assertThatThrownBy(() -> Fragment.paste(content, "s", "anything")).hasMessageContaining("not a step");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverIsDoneCanRun(long seed) throws Exception {
        Random random = new Random(seed);
        RouteContent content = RouteContent.EMPTY;
        for (int turn = 0; turn < 120; turn++) {
            content = any(content, random);
            if (!content.isEmpty()) {
                content = RouteContent.of(written(content));
            }
        }
    }

    private RouteContent any(RouteContent content, Random random) {
        List<String> names = new ArrayList<>(content.steps().keySet());
        List<Slot> slots = new ArrayList<>(content.places().keySet());
        StepKind kind = StepKind.values()[random.nextInt(StepKind.values().length)];
        if (names.isEmpty()) {
            return adding.at(content, Slot.ENTRY, kind).content();
        }
        String name = names.get(random.nextInt(names.size()));
        Slot slot = slots.get(random.nextInt(slots.size()));
        try {
            return switch (random.nextInt(9)) {
                case 0, 1 -> adding.at(content, slot, kind).content();
                case 2 -> adding.after(content, name, kind).content();
                case 3 -> Removing.delete(content, List.of(name)).content();
                case 4 -> Placing.link(content, slot, name).content();
                case 5 -> Placing.move(content, name, slot).content();
                case 6 ->
                    Placing.reorder(content, name, random.nextBoolean() ? 1 : -1)
                            .content();
                case 7 -> Placing.out(content, name).content();
                default ->
                    Fragment.paste(content, name, Fragment.copy(content, List.of(name)))
                            .content();
            };
        } catch (EditException refused) {
            return content;
        }
    }

    private static List<String> list(Edited edited, String name) throws ProblemException {
        return Lists.items(written(edited.content()).steps().get(name));
    }

    private static RouteContent content(String yaml) throws ProblemException {
        return RouteContent.of(Route.parse("r", "r", yaml));
    }

    private static Route written(RouteContent content) throws ProblemException {
        return Route.parse("r", "r", RouteFile.write(new Route("r", "", content.entry(), content.steps())));
    }

    private static java.util.Set<String> reached(Route route) {
        return RouteContent.of(route).below(route.entry());
    }
}
