package dev.trivium.app.routes.drawing;

import dev.trivium.app.routes.drawing.DrawnEdge.Kind;
import dev.trivium.app.routes.drawing.Slot.Role;
import dev.trivium.chat.ModelAddress;
import dev.trivium.route.Balance;
import dev.trivium.route.Breaker;
import dev.trivium.route.Cache;
import dev.trivium.route.Check;
import dev.trivium.route.Hedge;
import dev.trivium.route.Limit;
import dev.trivium.route.Parallel;
import dev.trivium.route.Prepare;
import dev.trivium.route.Retry;
import dev.trivium.route.Route;
import dev.trivium.route.Sequence;
import dev.trivium.route.Step;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes boxes and lines of a route. Each case returns the boxes from which the answer of its step flows on. */
final class DrawingBuilder implements Step.Cases<Set<String>> {

    static final DrawnNode INPUT =
            new DrawnNode(DrawnNode.INPUT, "", "input", "Input", "text, files", List.of(), null, true);
    static final DrawnNode OUTPUT =
            new DrawnNode(DrawnNode.OUTPUT, "", "output", "Output", "answer", List.of(), null, true);

    private final String entry;
    private final Map<String, Step> steps;
    private final Map<String, Integer> references = new HashMap<>();
    private final Map<String, DrawnNode> nodes = new LinkedHashMap<>();
    private final Map<String, DrawnEdge> edges = new LinkedHashMap<>();
    private final Map<String, Set<String>> exits = new HashMap<>();
    private final Map<String, String> heads = new HashMap<>();
    private String name = "";
    private boolean reached = true;

    DrawingBuilder(String entry, Map<String, Step> steps) {
        this.entry = entry;
        this.steps = steps;
        references.merge(entry, 1, Integer::sum);
        steps.values().forEach(step -> step.targets().forEach(target -> references.merge(target, 1, Integer::sum)));
    }

    Drawing build() {
        nodes.put(DrawnNode.INPUT, INPUT);
        Set<String> last = visit(entry);
        edge(DrawnNode.INPUT, head(entry), Kind.FLOW, Slot.ENTRY, "");
        last.forEach(exit -> edge(exit, DrawnNode.OUTPUT, Kind.FLOW, null, ""));
        reached = false;
        // What nothing leads to begins where nothing else that is lost leads to.
        steps.keySet().stream().filter(step -> !references.containsKey(step)).forEach(this::visit);
        nodes.put(DrawnNode.OUTPUT, OUTPUT);
        steps.keySet().forEach(this::head);
        return new Drawing(List.copyOf(nodes.values()), List.copyOf(edges.values()), heads);
    }

    private Set<String> visit(String target) {
        Set<String> known = exits.get(target);
        if (known != null) {
            return known;
        }
        Step step = steps.get(target);
        Set<String> found;
        if (step == null) {
            ModelAddress route = Route.isRoute(target) ? ModelAddress.parse(target) : null;
            String title = route == null ? target : route.model();
            nodes.put(target, new DrawnNode(target, "", "route", title, "another route", List.of(), route, reached));
            found = Set.of(target);
        } else {
            String outer = name;
            name = target;
            found = step.match(this);
            name = outer;
        }
        exits.put(target, found);
        return found;
    }

    /** Where a request enters a step. */
    private String head(String target) {
        String known = heads.get(target);
        if (known != null) {
            return known;
        }
        Step step = steps.get(target);
        String head = target;
        if (step instanceof Step.Fallback fallback && boxless(fallback.steps())) {
            head = head(fallback.steps().get(0));
        } else if (step instanceof Sequence sequence && chain(sequence.steps())) {
            head = head(sequence.steps().get(0));
        } else if (step != null && badge(step)) {
            head = head(step.targets().get(0));
        }
        heads.put(target, head);
        return head;
    }

    /** Lines between steps are clear only if no other step uses one of them; the last one may be shared. */
    private boolean boxless(List<String> items) {
        return items.subList(0, items.size() - 1).stream().allMatch(this::own);
    }

    private boolean chain(List<String> items) {
        return boxless(items) && References.closed(steps, references, items.subList(0, items.size() - 1));
    }

    private boolean own(String target) {
        return steps.containsKey(target) && references.getOrDefault(target, 0) == 1;
    }

    private boolean badge(Step step) {
        if (!wrapper(step) || !own(step.targets().get(0))) {
            return false;
        }
        Step inner = steps.get(step.targets().get(0));
        return inner instanceof Step.Call || (inner != null && badge(inner));
    }

    private static boolean wrapper(Step step) {
        return step instanceof Prepare
                || step instanceof Cache
                || step instanceof Retry
                || step instanceof Limit
                || step instanceof Breaker;
    }

    private void node(Step step, String line, @Nullable ModelAddress model) {
        String title = StepWords.title(name, step);
        nodes.put(name, new DrawnNode(name, name, step.kind(), title, line, List.of(), model, reached));
    }

    private void edge(String from, String to, Kind kind, @Nullable Slot slot, String label) {
        DrawnEdge edge = new DrawnEdge(from, to, kind, slot, label);
        edges.putIfAbsent(edge.id(), edge);
    }

    private Set<String> branch(String from, String target, Slot slot, String label) {
        Set<String> ends = visit(target);
        edge(from, head(target), Kind.FLOW, slot, label);
        return ends;
    }

    @Override
    public Set<String> call(Step.Call step) {
        node(step, StepWords.line(step), step.model());
        return Set.of(name);
    }

    @Override
    public Set<String> choose(Step.Choose step) {
        String self = name;
        node(step, StepWords.line(step), null);
        Set<String> ends = new LinkedHashSet<>();
        boolean one = step.whens().size() == 1;
        for (int i = 0; i < step.whens().size(); i++) {
            Step.When when = step.whens().get(i);
            String label = one ? "yes" : ConditionWords.of(when.condition());
            ends.addAll(branch(self, when.then(), new Slot(self, Role.THEN, i), label));
        }
        ends.addAll(branch(self, step.otherwise(), new Slot(self, Role.OTHERWISE), one ? "no" : "otherwise"));
        return ends;
    }

    @Override
    public Set<String> fallback(Step.Fallback step) {
        String self = name;
        boolean boxless = boxless(step.steps());
        String label = StepWords.next(step);
        Set<String> ends = new LinkedHashSet<>();
        if (!boxless) {
            node(step, StepWords.line(step), null);
        }
        String before = self;
        for (int i = 0; i < step.steps().size(); i++) {
            String item = step.steps().get(i);
            ends.addAll(visit(item));
            Slot slot = new Slot(self, Role.ITEM, i);
            if (i > 0 || !boxless) {
                edge(before, head(item), i == 0 ? Kind.FLOW : Kind.NEXT, slot, i == 0 ? "first" : label);
            }
            before = boxless ? head(item) : self;
        }
        judge(step.check(), boxless ? head(step.steps().get(0)) : self, self);
        return ends;
    }

    private void judge(@Nullable Check check, String from, String self) {
        Check.Score score = check == null ? null : check.score();
        if (score != null) {
            visit(score.judge());
            if (!head(score.judge()).equals(from)) {
                edge(from, head(score.judge()), Kind.JUDGE, new Slot(self, Role.JUDGE), "judged by");
            }
        }
    }

    @Override
    public Set<String> use(Step.Use step) {
        String self = name;
        node(step, StepWords.line(step), null);
        return branch(self, step.target(), new Slot(self, Role.INNER), "");
    }

    @Override
    public Set<String> balance(Balance step) {
        String self = name;
        node(step, StepWords.line(step), null);
        Set<String> ends = new LinkedHashSet<>();
        BigDecimal total = step.shares().stream().map(Balance.Share::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean weighed = step.by() == Balance.By.WEIGHTED || step.by() == Balance.By.ROUND_ROBIN;
        for (int i = 0; i < step.shares().size(); i++) {
            Balance.Share share = step.shares().get(i);
            String part = share.weight().movePointRight(2).divide(total, 0, RoundingMode.HALF_UP) + " %";
            ends.addAll(branch(self, share.target(), new Slot(self, Role.ITEM, i), weighed ? part : ""));
        }
        return ends;
    }

    @Override
    public Set<String> sequence(Sequence step) {
        String self = name;
        boolean boxless = chain(step.steps());
        if (!boxless) {
            node(step, StepWords.line(step), null);
        }
        Collection<String> before = List.of();
        for (int i = 0; i < step.steps().size(); i++) {
            String item = step.steps().get(i);
            Set<String> ends = visit(item);
            Slot slot = new Slot(self, Role.ITEM, i);
            if (!boxless) {
                edge(self, head(item), Kind.FLOW, slot, String.valueOf(i + 1));
            }
            if (boxless) {
                before.forEach(exit -> edge(exit, head(item), Kind.FLOW, slot, ""));
            }
            before = ends;
        }
        return new LinkedHashSet<>(before);
    }

    @Override
    public Set<String> parallel(Parallel step) {
        String self = name;
        node(step, StepWords.line(step), null);
        Set<String> ends = new LinkedHashSet<>();
        for (int i = 0; i < step.steps().size(); i++) {
            ends.addAll(branch(self, step.steps().get(i), new Slot(self, Role.ITEM, i), ""));
        }
        String by = step.by();
        if (!References.closed(steps, references, step.steps())) {
            // Lines from steps that others use too cannot meet here; the box answers for them.
            if (by != null) {
                branch(self, by, new Slot(self, Role.BY), "by");
            }
            judge(step.check(), self, self);
            return Set.of(self);
        }
        String join = "join:" + self;
        nodes.put(
                join,
                new DrawnNode(join, self, "join", "Aggregate", StepWords.aggregate(step), List.of(), null, reached));
        ends.forEach(end -> edge(end, join, Kind.FLOW, null, ""));
        judge(step.check(), join, self);
        return by == null ? Set.of(join) : branch(join, by, new Slot(self, Role.BY), "by");
    }

    @Override
    public Set<String> hedge(Hedge step) {
        String self = name;
        node(step, StepWords.line(step), null);
        Set<String> ends = new LinkedHashSet<>(branch(self, step.first(), new Slot(self, Role.ITEM, 0), "first"));
        ends.addAll(branch(self, step.second(), new Slot(self, Role.ITEM, 1), "if slow"));
        return ends;
    }

    private Set<String> wrapped(Step step, String inner) {
        String self = name;
        if (!badge(step)) {
            node(step, StepWords.line(step), null);
            return branch(self, inner, new Slot(self, Role.INNER), "");
        }
        Set<String> ends = visit(inner);
        DrawnNode on = nodes.get(head(inner));
        if (on != null) {
            List<DrawnNode.Badge> badges = new ArrayList<>(on.badges());
            badges.add(0, new DrawnNode.Badge(self, step.kind(), StepWords.line(step)));
            nodes.put(
                    on.id(),
                    new DrawnNode(
                            on.id(), on.step(), on.kind(), on.title(), on.line(), badges, on.model(), on.reached()));
        }
        return ends;
    }

    @Override
    public Set<String> prepare(Prepare step) {
        return wrapped(step, step.step());
    }

    @Override
    public Set<String> cache(Cache step) {
        return wrapped(step, step.step());
    }

    @Override
    public Set<String> retry(Retry step) {
        return wrapped(step, step.step());
    }

    @Override
    public Set<String> limit(Limit step) {
        return wrapped(step, step.step());
    }

    @Override
    public Set<String> breaker(Breaker step) {
        return wrapped(step, step.step());
    }
}
