package dev.trivium.route.export;

import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Parameters;
import dev.trivium.route.Balance;
import dev.trivium.route.Condition;
import dev.trivium.route.Limit;
import dev.trivium.route.Retry;
import dev.trivium.route.Route;
import dev.trivium.route.Step;
import dev.trivium.yaml.Problem;
import dev.trivium.yaml.ProblemException;
import dev.trivium.yaml.YamlFields;
import dev.trivium.yaml.YamlNode;
import dev.trivium.yaml.YamlReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads configurations of Portkey's gateway. */
final class PortkeySource implements ImportSource {

    private static final Set<String> NODE = Set.of(
            "name",
            "weight",
            "strategy",
            "targets",
            "provider",
            "api_key",
            "custom_host",
            "override_params",
            "retry",
            "request_timeout");
    private static final String NOTHING_LIKE_IT = "Routes have nothing like it.";

    @Override
    public String name() {
        return "portkey";
    }

    @Override
    public String title() {
        return "Portkey gateway";
    }

    @Override
    public Imported read(String file, String route, String text, ImportContext context) throws ProblemException {
        List<Problem> problems = new ArrayList<>();
        YamlFields root = YamlFields.of(file, YamlReader.read(file, text), problems);
        Reading reading = new Reading(file, problems, new Intake(context));
        String entry = reading.node(root, "entry", "");
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return new Imported(new Route(route, "", entry, reading.intake.steps()), reading.intake.report());
    }

    private record Reading(String file, List<Problem> problems, Intake intake) {

        /** Reads a node and all below it; returns the name of its step. */
        String node(YamlFields fields, String usual, String path) {
            String given = fields.text("name");
            String wish = given == null ? usual : given;
            intake.others(fields, NODE, NOTHING_LIKE_IT);
            YamlFields strategy = fields.fields("strategy");
            Step step = strategy == null ? leaf(fields, path) : tree(fields, strategy, wish, path);
            Step retried = retry(fields, step, wish);
            return intake.add(wish, bounded(fields, retried, wish));
        }

        private Step leaf(YamlFields fields, String path) {
            String provider = fields.requiredText("provider", "openai");
            String host = fields.text("custom_host");
            YamlFields params = fields.fields("override_params");
            String model = params == null ? null : params.text("model");
            if (model == null) {
                intake.line(
                        path,
                        Part.Kind.STEP,
                        provider,
                        Fidelity.APPROXIMATED,
                        "The request names the model; here a call does, so write it into the step.");
                model = "MODEL";
            }
            String protocol = switch (provider) {
                case "anthropic" -> "anthropic";
                case "google" -> "gemini";
                case "ollama" -> "ollama";
                default -> "openai-chat";
            };
            String base = host != null && provider.equals("anthropic") ? host.replaceFirst("/v1/?$", "") : host;
            String id = provider.equals("google") ? "gemini" : provider.isEmpty() ? "openai" : provider;
            ModelAddress address = intake.address(protocol, base, id, model);
            intake.line(
                    path, Part.Kind.STEP, address.toString(), Fidelity.EXACT, "A call; its key is the connection's.");
            return new Step.Call(address, params == null ? Parameters.NONE : parameters(params));
        }

        private Parameters parameters(YamlFields params) {
            Set<String> known =
                    Set.of("model", "temperature", "top_p", "max_tokens", "stop", "seed", "reasoning_effort");
            intake.others(params, known, "Calls have no such parameter.");
            for (String key : params.keys()) {
                YamlNode node = known.contains(key) && !key.equals("model") ? params.node(key) : null;
                if (node != null) {
                    intake.option(node, Fidelity.EXACT, "A parameter of the call.");
                }
            }
            Long tokens = params.integer("max_tokens");
            return new Parameters(
                    params.number("temperature"),
                    params.number("top_p"),
                    tokens == null ? null : Math.toIntExact(tokens),
                    params.texts("stop"),
                    params.integer("seed"),
                    params.text("reasoning_effort"),
                    null);
        }

        private Step tree(YamlFields fields, YamlFields strategy, String wish, String path) {
            String mode = strategy.requiredText("mode", "fallback");
            List<YamlFields> targets = new ArrayList<>();
            List<String> names = new ArrayList<>();
            Map<String, String> byName = new LinkedHashMap<>();
            for (YamlNode item : fields.items("targets")) {
                YamlFields target = YamlFields.of(file, item, problems);
                String name = node(target, wish + "_" + (names.size() + 1), item.path());
                targets.add(target);
                names.add(name);
                String given = target.text("name");
                byName.put(given == null ? name : given, name);
            }
            if (names.isEmpty()) {
                fields.problem("targets", "There are no targets.", "Add targets: with at least one.");
                return new Step.Use(wish);
            }
            return switch (mode) {
                case "conditional" -> choose(strategy, byName, path);
                case "fallback" -> fallback(strategy, names, path);
                case "loadbalance" -> balance(targets, names, path);
                case "single" -> single(names, path);
                default -> {
                    strategy.problem(
                            "mode",
                            "There is no mode \"" + mode + "\".",
                            "Known: single, loadbalance, fallback, conditional.");
                    yield new Step.Use(names.get(0));
                }
            };
        }

        private Step single(List<String> names, String path) {
            intake.line(path, Part.Kind.STEP, "single", Fidelity.EXACT, "Goes on with its target.");
            return new Step.Use(names.get(0));
        }

        private Step choose(YamlFields strategy, Map<String, String> byName, String path) {
            List<Step.When> whens = new ArrayList<>();
            for (YamlNode item : strategy.items("conditions")) {
                YamlFields condition = YamlFields.of(file, item, problems);
                String then = byName.get(condition.requiredText("then", "the name of a target"));
                YamlNode query = condition.node("query");
                if (then == null || query == null) {
                    condition.problem("then", "It points to no target.", "Name one of the targets.");
                    continue;
                }
                when(query, then, whens);
            }
            String usual = strategy.text("default");
            String otherwise = usual == null ? null : byName.get(usual);
            intake.line(
                    path,
                    Part.Kind.STEP,
                    "conditional",
                    otherwise == null ? Fidelity.APPROXIMATED : Fidelity.EXACT,
                    otherwise == null
                            ? "It has no default and would refuse what no condition holds for; here the first target"
                                    + " gets it."
                            : "Conditions in order.");
            return new Step.Choose(
                    whens, otherwise == null ? byName.values().iterator().next() : otherwise);
        }

        private void when(YamlNode query, String then, List<Step.When> whens) {
            PortkeyCondition reader = new PortkeyCondition();
            try {
                Condition condition = reader.read(query);
                whens.add(new Step.When(condition, then));
                boolean same = reader.difference().isEmpty();
                intake.line(
                        query.path(),
                        Part.Kind.CONDITION,
                        condition.text(),
                        same ? Fidelity.EXACT : Fidelity.APPROXIMATED,
                        same ? "The same condition." : reader.difference());
            } catch (PortkeyCondition.Unknown e) {
                intake.line(
                        query.path(),
                        Part.Kind.CONDITION,
                        "query",
                        Fidelity.NOT_POSSIBLE,
                        e.getMessage() + " The way to " + then + " is left out; write a condition for it.");
            }
        }

        private Step fallback(YamlFields strategy, List<String> names, String path) {
            YamlNode codes = strategy.node("on_status_codes");
            intake.line(path, Part.Kind.STEP, "fallback", Fidelity.EXACT, "One after another.");
            Set<ErrorKind> on = codes == null ? every() : Statuses.kinds(strategy.texts("on_status_codes"));
            if (codes != null) {
                boolean same = Statuses.of(on).stream()
                        .map(String::valueOf)
                        .toList()
                        .equals(strategy.texts("on_status_codes"));
                intake.option(
                        codes,
                        same ? Fidelity.EXACT : Fidelity.APPROXIMATED,
                        same
                                ? "Kinds of failure."
                                : "The kinds of failure that these statuses stand for, each as a whole.");
            }
            return names.size() == 1 ? new Step.Use(names.get(0)) : new Step.Fallback(names, on, false, null, null);
        }

        private static Set<ErrorKind> every() {
            Set<ErrorKind> kinds = EnumSet.allOf(ErrorKind.class);
            kinds.remove(ErrorKind.CANCELLED);
            return kinds;
        }

        private Step balance(List<YamlFields> targets, List<String> names, String path) {
            intake.line(path, Part.Kind.STEP, "loadbalance", Fidelity.EXACT, "Drawn by weight.");
            List<Balance.Share> shares = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                Double weight = targets.get(i).number("weight");
                if (weight == null || weight > 0) {
                    String text = targets.get(i).text("weight");
                    shares.add(new Balance.Share(names.get(i), text == null ? BigDecimal.ONE : new BigDecimal(text)));
                }
                YamlNode node = targets.get(i).node("weight");
                if (node != null) {
                    intake.option(node, Fidelity.EXACT, "The weight of the share.");
                }
            }
            return shares.size() < 2
                    ? new Step.Use(
                            shares.isEmpty() ? names.get(0) : shares.get(0).target())
                    : new Balance(shares, Balance.By.WEIGHTED, 0, null);
        }

        private Step retry(YamlFields fields, Step step, String wish) {
            YamlFields retry = fields.fields("retry");
            Long attempts = retry == null ? null : retry.integer("attempts");
            YamlNode node = fields.node("retry");
            if (retry == null || node == null || attempts == null || attempts < 1) {
                return step;
            }
            boolean usual = retry.node("on_status_codes") == null;
            Set<ErrorKind> on =
                    Statuses.kinds(usual ? List.of("429", "500", "502", "503", "504") : retry.texts("on_status_codes"));
            intake.option(
                    node,
                    Fidelity.APPROXIMATED,
                    "A retry; it waits by chance up to a growing bound, where the gateway waits 1 s, 2 s, 4 s.");
            String inner = intake.add(wish + "_tried", step);
            int tries = (int) Math.min(attempts, 5) + 1;
            return new Retry(inner, tries, Duration.ofSeconds(1), Duration.ofSeconds(16), on);
        }

        private Step bounded(YamlFields fields, Step step, String wish) {
            Long millis = fields.integer("request_timeout");
            YamlNode node = fields.node("request_timeout");
            if (millis == null || node == null || millis < 1) {
                return step;
            }
            intake.option(
                    node,
                    Fidelity.APPROXIMATED,
                    "A limit of time on the whole step, where the gateway bounds each try.");
            return new Limit(intake.add(wish + "_bounded", step), Duration.ofMillis(millis), null, null, null);
        }
    }
}
