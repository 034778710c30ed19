package dev.trivium.app;

import dev.trivium.app.models.Measured;
import dev.trivium.app.models.ModelLine;
import dev.trivium.app.models.ModelsSource;
import dev.trivium.catalog.Capability;
import dev.trivium.catalog.ModelInfo;
import dev.trivium.catalog.Price;
import dev.trivium.chat.ModelAddress;
import dev.trivium.history.MeanScore;
import dev.trivium.history.Spread;
import dev.trivium.workspace.ModelEntry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lines of the Models screen; every figure is made up and stays the same. */
public final class ModelsSamples implements ModelsSource {

    private static final Set<Capability> ALL =
            Set.of(Capability.VISION, Capability.TOOLS, Capability.JSON_SCHEMA, Capability.REASONING, Capability.PDF);

    private final List<ModelLine> lines = new ArrayList<>();

    public ModelsSamples() {
        add(
                "openai/gpt-5.5",
                "GPT-5.5",
                400_000L,
                "2.5",
                "15",
                ALL,
                measured(2310, 30, 5400, 12_100, 840, 64),
                0.903,
                412);
        add(
                "anthropic/claude-opus-4.6",
                "Claude Opus 4.6",
                1_000_000L,
                "5",
                "25",
                ALL,
                measured(1614, 10, 4900, 13_800, 1210, 58),
                0.941,
                398);
        add(
                "google/gemini-3-pro",
                "Gemini 3 Pro",
                1_048_576L,
                "2",
                "12",
                ALL,
                measured(1020, 78, 4100, 14_600, 930, 96),
                0.894,
                377);
        add(
                "google/gemini-3-flash",
                "Gemini 3 Flash",
                1_048_576L,
                "0.3",
                "2.5",
                Set.of(Capability.VISION, Capability.TOOLS),
                measured(2512, 0, 1300, 2900, 310, 180),
                0.842,
                380);
        add(
                "mistral/mistral-large-3",
                "Mistral Large 3",
                262_144L,
                "0.5",
                "1.5",
                Set.of(Capability.VISION, Capability.TOOLS, Capability.JSON_SCHEMA),
                measured(3, 0, 900, 1100, 240, 110),
                0.99,
                1);
        add("groq/llama-4-maverick", "Llama 4 Maverick", 131_072L, "0.2", "0.6", Set.of(Capability.TOOLS), null, 0, 0);
        add("openai/gpt-5.5-mini", "GPT-5.5 mini", 400_000L, "0.25", "2", ALL, null, 0, 0);
        line(
                "ollama/qwen3:32b",
                "qwen3:32b",
                true,
                false,
                false,
                40_960L,
                "0",
                "0",
                Set.of(Capability.TOOLS, Capability.REASONING),
                measured(1770, 55, 7800, 21_000, 1900, 22),
                0.702,
                350);
        line(
                "route/support-hybrid",
                "support-hybrid",
                false,
                false,
                true,
                null,
                null,
                null,
                Set.of(),
                measured(3180, 3, 2600, 10_400, 700, 90),
                0.932,
                400);
        line(
                "demo-openai/fast",
                "Fast (demo)",
                false,
                true,
                false,
                null,
                null,
                null,
                Set.of(),
                measured(84, 1, 640, 900, 90, 140),
                0,
                0);
        add(
                "gateway/house-model-2",
                "house-model-2",
                null,
                null,
                null,
                Set.of(),
                measured(12, 1, 2200, 4200, 400, 40),
                0,
                0);
    }

    private void add(
            String address,
            String name,
            Long context,
            String in,
            String out,
            Set<Capability> can,
            Measured measured,
            double score,
            long scores) {
        line(address, name, false, false, false, context, in, out, can, measured, score, scores);
    }

    private void line(
            String address,
            String name,
            boolean local,
            boolean simulated,
            boolean route,
            Long context,
            String in,
            String out,
            Set<Capability> can,
            Measured measured,
            double score,
            long scores) {
        ModelAddress model = ModelAddress.parse(address);
        Price price = in == null
                ? null
                : new Price(
                        new Price.Rates(new BigDecimal(in), null, null, null, new BigDecimal(out), null),
                        List.of(),
                        null,
                        null,
                        local ? "trivium.yaml" : "price list",
                        local ? null : LocalDate.of(2026, 11, 1));
        ModelInfo info = context == null
                ? null
                : new ModelInfo(
                        model.model(),
                        model.connection(),
                        name,
                        context,
                        64_000L,
                        can,
                        Set.of(),
                        List.of(),
                        price == null ? List.of() : List.of(price));
        lines.add(new ModelLine(
                new ModelEntry(model, name, simulated, route, info),
                local,
                price,
                measured,
                scores == 0
                        ? Map.of()
                        : Map.of("rating", new MeanScore(model, "rating", scores, score, scores == 1 ? 0 : 0.2))));
    }

    private static Measured measured(long calls, long failed, double p50, double p95, double ttft, double speed) {
        return new Measured(
                calls,
                calls,
                failed,
                new Spread(ttft, ttft * 1.5, ttft * 2, ttft * 3),
                new Spread(p50, (p50 + p95) / 2, p95, p95 * 1.2),
                new Spread(speed, speed * 1.3, speed * 1.5, speed * 2));
    }

    @Override
    public List<ModelLine> lines(Range range) {
        return lines;
    }
}
