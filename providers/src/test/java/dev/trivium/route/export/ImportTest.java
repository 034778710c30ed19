package dev.trivium.route.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Parameters;
import dev.trivium.route.Balance;
import dev.trivium.route.Condition;
import dev.trivium.route.RandomRoutes;
import dev.trivium.route.Route;
import dev.trivium.route.RouteFile;
import dev.trivium.route.Step;
import dev.trivium.route.export.conformance.GatewayRoutes;
import dev.trivium.yaml.ProblemException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ImportTest {

    private static final SameEverywhere EXPORTS = new SameEverywhere();

    /** The servers that the exports name. */
    private static final ImportContext CONNECTIONS =
            () -> List.of("p", "openai", "anthropic", "gemini", "ollama").stream()
                    .map(id -> EXPORTS.upstream(new ModelAddress(id, "x")))
                    .toList();

    @Property(tries = 300)
    void whatPortkeyCarriesExactlyComesBackAsItWas(@ForAll long seed) throws Exception {
        Route route = GatewayRoutes.ofMetadata(seed);
        Export export = ExportTargets.named("portkey").orElseThrow().export(route, EXPORTS);
        assertThat(export.report().lines()).allMatch(line -> line.fidelity() == Fidelity.EXACT);
        Imported back = read("portkey", export.main().text());
        assertThat(tree(back.route(), back.route().entry())).isEqualTo(tree(route, route.entry()));
        assertThat(back.report().lines()).allMatch(line -> line.fidelity() == Fidelity.EXACT);
    }

    @Property(tries = 300)
    void whatLiteLlmCarriesExactlyComesBackAsItWas(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        Map<String, Step> steps = new LinkedHashMap<>();
        List<Balance.Share> shares = new ArrayList<>();
        int count = 2 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            steps.put("c" + i, new Step.Call(new ModelAddress("p", "m" + i), Parameters.NONE));
            shares.add(new Balance.Share("c" + i, BigDecimal.valueOf(1 + random.nextInt(9))));
        }
        long divisor = shares.stream()
                .map(share -> share.weight().toBigInteger())
                .reduce(java.math.BigInteger.ZERO, java.math.BigInteger::gcd)
                .longValue();
        shares.replaceAll(
                share -> new Balance.Share(share.target(), share.weight().divide(BigDecimal.valueOf(divisor))));
        steps.put("b", new Balance(shares, Balance.By.WEIGHTED, 0, null));
        Route route = new Route("r", "", "b", steps);
        Export export = ExportTargets.named("litellm").orElseThrow().export(route, EXPORTS);
        assertThat(export.report().lines()).allMatch(line -> line.fidelity() == Fidelity.EXACT);
        Imported back = read("litellm", export.main().text());
        assertThat(tree(back.route(), back.route().entry())).isEqualTo(tree(route, "b"));
    }

    @Property(tries = 200)
    void whateverWeExportCanBeReadAndIsARouteAgain(@ForAll long seed) throws Exception {
        for (ImportSource source : ImportSources.all()) {
            Export export = ExportTargets.named(source.name()).orElseThrow().export(RandomRoutes.of(seed), EXPORTS);
            Imported back = read(source.name(), export.main().text());
            assertThat(Route.parse("r", "r", RouteFile.write(back.route())).steps())
                    .isNotEmpty();
            assertThat(back.report().lines()).allMatch(line -> line.how().endsWith("."));
        }
    }

    @Test
    void whatHasNoPlaceInARouteIsTold() throws Exception {
        Imported back = read("portkey", """
            {"strategy": {"mode": "conditional",
              "conditions": [
                {"query": {"params.model": {"$regex": "^fast"}}, "then": "a"},
                {"query": {"metadata.tier": {"$in": ["gold", "silver"]}, "metadata.size": {"$gt": 3}}, "then": "b"}],
              "default": "b"},
             "cache": {"mode": "simple"},
             "targets": [
               {"name": "a", "provider": "openai", "api_key": "sk-secret", "override_params": {"model": "m"}},
               {"name": "b", "provider": "google", "api_key": "sk-other", "override_params": {"model": "n"}}]}
            """);
        Step.Choose choose = (Step.Choose) back.route().steps().get("entry");
        assertThat(choose.whens())
                .extracting(when -> when.condition().text())
                .containsExactly("(metadata.tier = \"gold\" or metadata.tier = \"silver\") and metadata.size > 3");
        assertThat(back.report().toString()).doesNotContain("sk-secret").doesNotContain("sk-other");
        assertThat(back.report().lines())
                .filteredOn(line -> line.fidelity() == Fidelity.NOT_POSSIBLE)
                .extracting(line -> line.part().step())
                .containsExactly("cache", "strategy.conditions[0].query");
    }

    @Test
    void aFallbackOfGroupsIsRead() throws Exception {
        Imported back = read("litellm", """
            model_list:
              - {model_name: fast, litellm_params: {model: gemini/g, api_key: os.environ/GEMINI_API_KEY, weight: 7}}
              - {model_name: fast, litellm_params: {model: openai/o, weight: 3, timeout: 15, tpm: 1000}}
              - {model_name: slow, litellm_params: {model: anthropic/c}}
            router_settings:
              num_retries: 2
              cooldown_time: 30
              fallbacks: [{fast: [slow]}]
            """);
        assertThat(back.route().entry()).isEqualTo("fast_chain");
        Step.Fallback chain = (Step.Fallback) back.route().steps().get("fast_chain");
        assertThat(chain.steps()).containsExactly("fast_tried", "slow_tried");
        assertThat(chain.on()).contains(ErrorKind.SERVER).doesNotContain(ErrorKind.CANCELLED);
        assertThat(back.report().lines())
                .extracting(line -> line.part().step())
                .contains("router_settings.cooldown_time", "model_list[1].litellm_params.tpm");
    }

    @Test
    void aMistakeIsToldWithItsLine() {
        assertThatThrownBy(() -> read(
                        "portkey",
                        "{\"strategy\": {\"mode\": \"fastest\"},\n \"targets\": [{\"provider\": \"openai\"}]}"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("There is no mode \"fastest\"");
        assertThatThrownBy(() -> read("litellm", "model_list: []\n")).hasMessageContaining("There are no models");
    }

    private static Imported read(String source, String text) throws ProblemException {
        return ImportSources.named(source).orElseThrow().read("f", "r", text, CONNECTIONS);
    }

    /** A step with all below it, whatever they are called, conditions with their "not" at the comparisons. */
    private static String tree(Route route, String target) {
        Step step = route.steps().get(target);
        if (step instanceof Step.Use use) {
            return tree(route, use.target());
        }
        Step plain = step instanceof Step.Choose choose
                ? new Step.Choose(
                        choose.whens().stream()
                                .map(when -> new Step.When(inner(when.condition(), true), when.then()))
                                .toList(),
                        choose.otherwise())
                : step;
        return RouteFile.plain(plain.match(new Retargeting(name -> tree(route, name), name -> tree(route, name))))
                .toString();
    }

    private static Condition inner(Condition condition, boolean wanted) {
        if (condition instanceof Condition.Not not) {
            return inner(not.item(), !wanted);
        }
        if (condition instanceof Condition.All || condition instanceof Condition.Any) {
            boolean all = condition instanceof Condition.All == wanted;
            List<Condition> items =
                    condition instanceof Condition.All some ? some.items() : ((Condition.Any) condition).items();
            List<Condition> each =
                    items.stream().map(item -> inner(item, wanted)).toList();
            return all ? new Condition.All(each) : new Condition.Any(each);
        }
        Condition.Comparison comparison = (Condition.Comparison) condition;
        boolean equality = comparison.operator() == Condition.Operator.EQUAL
                || comparison.operator() == Condition.Operator.NOT_EQUAL;
        if (wanted) {
            return condition;
        }
        return equality
                ? new Condition.Comparison(
                        comparison.feature(), comparison.operator().opposite(), comparison.value())
                : new Condition.Not(condition);
    }
}
