package dev.trivium.route;

import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Parameters;
import dev.trivium.prompt.PromptException;
import dev.trivium.prompt.PromptTemplate;
import dev.trivium.yaml.YamlFields;
import dev.trivium.yaml.YamlNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one step; where it finds a mistake it notes it and goes on. */
final class StepReader {

    static final List<String> KINDS = List.of(
            "call",
            "choose",
            "fallback",
            "use",
            "balance",
            "sequence",
            "parallel",
            "hedge",
            "prepare",
            "cache",
            "retry",
            "limit",
            "breaker");

    /** In a fallback's {@code on}, beside the kinds of failure. */
    static final String EMPTY = "empty";

    private final RouteReader route;
    private final String name;
    private final YamlFields fields;
    private final Options options;

    StepReader(RouteReader route, String name, YamlFields fields) {
        this.route = route;
        this.name = name;
        this.fields = fields;
        this.options = new Options(fields);
    }

    /** @return null if too little of it could be read */
    @Nullable
    Step read(String kind) {
        return switch (kind) {
            case "call" -> call();
            case "choose" -> choose();
            case "fallback" -> fallback();
            case "use" -> use();
            case "balance" -> balance();
            case "sequence" -> new Sequence(listed("sequence", 1));
            case "parallel" -> parallel();
            case "hedge" -> hedge();
            default -> wrapper(kind);
        };
    }

    private @Nullable Step wrapper(String kind) {
        String inner = route.target(fields, kind, name + ".1");
        Step step = new WrapperReader(fields, options).read(kind, inner == null ? "" : inner);
        return inner == null ? null : step;
    }

    private @Nullable Step call() {
        Parameters overrides = ParametersReader.read(fields);
        String template = template("template");
        String system = template("system");
        String text = fields.requiredText("call", "openai/gpt-5.5");
        if (text.isEmpty()) {
            return null;
        }
        try {
            ModelAddress model = ModelAddress.parse(text);
            if (model.isRoute()) {
                fields.problem("call", "\"" + text + "\" is a route, not a model.", "Write use: " + text + ".");
            }
            return new Step.Call(model, overrides, template, system);
        } catch (IllegalArgumentException e) {
            fields.problem(
                    "call", "\"" + text + "\" is not a model.", "Write connection/model, such as openai/gpt-5.5.");
            return null;
        }
    }

    private @Nullable String template(String key) {
        String text = fields.text(key);
        PromptException mistake = text == null ? null : PromptTemplate.of(text).check();
        if (mistake != null) {
            fields.problem(
                    key,
                    "The template cannot be read: " + mistake.getMessage(),
                    "Variables: input, system, conversation, answer, answers.NAME, metadata.KEY.");
        }
        return text;
    }

    private @Nullable Step choose() {
        List<Step.When> whens = new ArrayList<>();
        List<YamlNode> items = fields.items("choose");
        for (int i = 0; i < items.size(); i++) {
            YamlFields item = YamlFields.of(route.file(), items.get(i), route.problems());
            Condition condition = condition(item);
            String then = route.target(item, "then", name + "." + (i + 1));
            item.done();
            if (condition != null && then != null) {
                whens.add(new Step.When(condition, then));
            }
        }
        if (items.isEmpty()) {
            fields.problem("choose", "There is nothing to choose from.", "Add an item with when: and then:.");
        }
        String otherwise = route.target(fields, "otherwise", name + ".otherwise");
        return otherwise == null ? null : new Step.Choose(whens, otherwise);
    }

    private static @Nullable Condition condition(YamlFields item) {
        String text = item.requiredText("when", "input.tokens > 4000");
        if (text.isEmpty()) {
            return null;
        }
        try {
            return Condition.parse(text);
        } catch (ConditionException e) {
            item.problem("when", e.what(), e.remedy());
            return null;
        }
    }

    private Step fallback() {
        List<String> targets = listed("fallback", 2);
        boolean given = fields.keys().contains("on");
        Set<ErrorKind> on = options.errorKinds("on", EMPTY);
        boolean onEmpty = given && fields.texts("on").contains(EMPTY);
        if (given && fields.texts("on").isEmpty()) {
            fields.problem(
                    "on", "\"on\" names no failure.", "Name at least one, or leave \"on\" out for the usual ones.");
        }
        return new Step.Fallback(
                targets, given ? on : Step.Fallback.USUAL, onEmpty || !given, check(), options.span("timeout"));
    }

    private @Nullable Check check() {
        YamlFields check = fields.fields("check");
        return check == null ? null : new CheckReader(route, check, name).read();
    }

    private @Nullable Step use() {
        String target = fields.requiredText("use", "the name of a step, or route/NAME");
        if (target.isEmpty()) {
            return null;
        }
        YamlNode node = fields.node("use");
        route.reference(target, fields.line("use"), node == null ? "" : node.path());
        return new Step.Use(target);
    }

    private @Nullable Step balance() {
        List<Balance.Share> shares = new ArrayList<>();
        List<YamlNode> items = fields.items("balance");
        for (int i = 0; i < items.size(); i++) {
            Balance.Share share = share(items.get(i), name + "." + (i + 1));
            if (share != null) {
                shares.add(share);
            }
        }
        tooFew("balance", items, 2);
        Balance.By by = options.word("by", Balance.By.values(), Balance.By::id, Balance.By.WEIGHTED);
        Double explore = fields.number("explore");
        if (explore != null && !(explore >= 0 && explore <= 1)) {
            fields.problem("explore", "\"explore\" must be from 0 to 1.", "Write 0.05 for one request in twenty.");
        }
        if (explore != null && by != Balance.By.LEAST_LATENCY) {
            fields.problem("explore", "\"explore\" belongs to by: least_latency only.", "Leave it out.");
        }
        String sticky = fields.text("sticky");
        double share = explore != null ? explore : by == Balance.By.LEAST_LATENCY ? Balance.USUAL_EXPLORE : 0;
        return shares.size() < 2 ? null : new Balance(shares, by, share, sticky);
    }

    private Balance.@Nullable Share share(YamlNode node, String derived) {
        if (!(node instanceof YamlNode.Mapping mapping && mapping.entries().containsKey("step"))) {
            String target = route.target(node, derived);
            return target == null ? null : new Balance.Share(target, BigDecimal.ONE);
        }
        YamlFields item = YamlFields.of(route.file(), node, route.problems());
        String target = route.target(item, "step", derived);
        BigDecimal weight = new Options(item).decimal("weight");
        item.done();
        if (weight != null && weight.signum() <= 0) {
            item.problem("weight", "\"weight\" must be above 0.", "Leave the step out to send it nothing.");
            return null;
        }
        return target == null ? null : new Balance.Share(target, weight == null ? BigDecimal.ONE : weight);
    }

    private @Nullable Step parallel() {
        List<String> targets = listed("parallel", 2);
        Parallel.Aggregate aggregate = options.word(
                "aggregate", Parallel.Aggregate.values(), Parallel.Aggregate::id, Parallel.Aggregate.FIRST_GOOD);
        Check check = check();
        if (check != null && aggregate != Parallel.Aggregate.FIRST_GOOD) {
            fields.problem("check", "\"check\" belongs to aggregate: first_good only.", "Leave it out.");
        }
        if (aggregate.needsBy()) {
            String by = route.target(fields, "by", name + ".by");
            return by == null ? null : new Parallel(targets, aggregate, by, null);
        }
        if (fields.node("by") != null) {
            fields.problem("by", "\"by\" belongs to aggregate: judge and synthesise only.", "Leave it out.");
        }
        return new Parallel(targets, aggregate, null, check);
    }

    private @Nullable Step hedge() {
        List<String> targets = listed("hedge", 2);
        if (targets.size() > 2) {
            fields.problem("hedge", "A hedge has exactly two steps.", "Let one of them be a fallback or a balance.");
        }
        boolean own = "p95".equals(fields.text("delay"));
        Duration delay = own ? null : options.span("delay");
        return targets.size() < 2 ? null : new Hedge(targets.get(0), targets.get(1), delay);
    }

    private List<String> listed(String key, int least) {
        List<String> targets = new ArrayList<>();
        List<YamlNode> items = fields.items(key);
        for (int i = 0; i < items.size(); i++) {
            String target = route.target(items.get(i), name + "." + (i + 1));
            if (target != null) {
                targets.add(target);
            }
        }
        tooFew(key, items, least);
        return targets;
    }

    private void tooFew(String key, List<YamlNode> items, int least) {
        if (items.size() < least) {
            String number = least == 1 ? "one step" : "two steps";
            fields.problem(key, "A " + key + " needs at least " + number + ".", "List them in order.");
        }
    }

    /** Cancelling is a wish, not a failure; nothing is tried after it. */
    static @Nullable ErrorKind errorKind(String id) {
        return Arrays.stream(ErrorKind.values())
                .filter(kind -> kind != ErrorKind.CANCELLED && kind.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    static String errorKinds() {
        return Arrays.stream(ErrorKind.values())
                .filter(kind -> kind != ErrorKind.CANCELLED)
                .map(ErrorKind::id)
                .collect(Collectors.joining(", "));
    }
}
