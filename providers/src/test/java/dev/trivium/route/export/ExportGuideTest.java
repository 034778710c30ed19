package dev.trivium.route.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.route.Route;
import dev.trivium.yaml.ProblemException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The page that tells what each target carries is what the exporters say. Run with {@code -Dgolden=write} to write it anew.
 */
class ExportGuideTest {

    private static final Path PAGE = Path.of("../docs/exports.md");

    /** A route that has one thing, and where it stands. */
    private record Probe(String title, String path, String yaml) {}

    private static final String MODELS = "  a: {call: openai/gpt-5.5}\n  b: {call: anthropic/claude-opus-5}\n";

    private static final List<Probe> PROBES = List.of(
            probe("call", "x", "{call: openai/gpt-5.5}"),
            probe("`temperature` of a call", "x.temperature", "{call: openai/gpt-5.5, temperature: 0}"),
            probe("`reasoning_budget` of a call", "x.reasoning_budget", "{call: openai/gpt-5.5, reasoning_budget: 9}"),
            probe("`system` of a call", "x.system", "{call: openai/gpt-5.5, system: Be brief.}"),
            probe("`template` of a call", "x.template", "{call: openai/gpt-5.5, template: \"{{input}}\"}"),
            probe("choose", "x", "{choose: [{when: metadata.tier = \"gold\", then: a}], otherwise: b}"),
            probe(
                    "a condition on metadata",
                    "x.choose[0].when",
                    "{choose: [{when: metadata.tier = \"gold\", then: a}], otherwise: b}"),
            probe(
                    "a condition on the prompt's length",
                    "x.choose[0].when",
                    "{choose: [{when: input.tokens > 400, then: a}], otherwise: b}"),
            probe(
                    "a condition on the prompt's words",
                    "x.choose[0].when",
                    "{choose: [{when: 'input contains \"refund\"', then: a}], otherwise: b}"),
            probe(
                    "a condition on what was spent",
                    "x.choose[0].when",
                    "{choose: [{when: spent_today > 5, then: a}], otherwise: b}"),
            probe("fallback after the usual failures", "x", "{fallback: [a, b]}"),
            probe(
                    "fallback after kinds that a status tells",
                    "x.on",
                    "{fallback: [a, b], on: [rate_limit, quota, overloaded, server, timeout, network]}"),
            probe("`timeout` of a fallback", "x.timeout", "{fallback: [a, b], timeout: 10s}"),
            probe("`check` of a fallback", "x.check", "{fallback: [a, b], check: {min_characters: 20}}"),
            probe("balance by weight", "x", "{balance: [{step: a, weight: 3}, b]}"),
            probe("balance in turn", "x.by", "{balance: [a, b], by: round_robin}"),
            probe("balance by latency", "x.by", "{balance: [a, b], by: least_latency}"),
            probe("balance by price", "x.by", "{balance: [a, b], by: cheapest}"),
            probe("`sticky` of a balance", "x.sticky", "{balance: [a, b], sticky: user}"),
            probe("sequence", "x", "{sequence: [a, b]}"),
            probe("parallel, the first good answer", "x", "{parallel: [a, b]}"),
            probe("parallel with a judge", "x", "{parallel: [a, b], aggregate: judge, by: a}"),
            probe("hedge", "x", "{hedge: [a, b], delay: 1s}"),
            probe("prepare", "x", "{prepare: a, normalise: true}"),
            probe("`redact` of prepare", "x.redact", "{prepare: a, redact: [email]}"),
            probe("cache", "x", "{cache: a}"),
            probe("retry of a call", "x", "{retry: a, on: [rate_limit, quota]}"),
            probe("the waits of a retry", "x.base", "{retry: a}"),
            probe("`time` of limit", "x.time", "{limit: a, time: 30s}"),
            probe("`usd_per_day` of limit", "x.usd_per_day", "{limit: a, usd_per_day: 5}"),
            probe("`calls` of limit", "x.calls", "{limit: a, calls: 60, per: 1m}"),
            probe("breaker", "x", "{breaker: a}"));

    private static Probe probe(String title, String path, String step) {
        return new Probe(title, path, "entry: x\nsteps:\n  x: " + step + "\n" + MODELS);
    }

    @Test
    void thePageTellsWhatTheExportersSay() throws Exception {
        String page = page();
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(PAGE.getParent());
            Files.write(PAGE, page.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(PAGE).as("run this test with -Dgolden=write").hasContent(page);
    }

    private static String page() throws ProblemException {
        StringBuilder page = new StringBuilder("""
            # Routes on other gateways

            `trivium route export FILE --to NAME` writes a route in a gateway's own format, and `--report` says of every step,
            wrapper, condition, check and option in it what becomes of it:

            - **exact**: the gateway does what the route does;
            - **needs the caller**: exact once the caller sends what the report names; `caller.py`, which is written
              beside the export, computes it;
            - **approximated**: the gateway does something like it, and the report says how it differs;
            - **not possible**: the report says why, and what to do instead.

            Keys are named and never written. This page is generated from the exporters, by the test `ExportGuideTest` with
            `-Dgolden=write`; that test fails when the page is not what they say.

            ## Targets

            | `--to` | target | written for | what it is |
            |---|---|---|---|
            """);
        for (ExportTarget target : ExportTargets.all()) {
            page.append("| `")
                    .append(target.name())
                    .append("` | ")
                    .append(target.title())
                    .append(" | ");
            page.append(target.version()).append(" | ").append(target.about()).append(" |\n");
        }
        page.append("\n## What each can carry\n\n| what | ");
        page.append(ExportTargets.all().stream().map(ExportTarget::name).collect(Collectors.joining(" | ")));
        page.append(" |\n|---|")
                .append("---|".repeat(ExportTargets.all().size()))
                .append('\n');
        for (Probe probe : PROBES) {
            page.append("| ").append(probe.title()).append(" |");
            for (ExportTarget target : ExportTargets.all()) {
                page.append(' ').append(line(probe, target).fidelity().words()).append(" |");
            }
            page.append('\n');
        }
        page.append("\n## The templates of the sample workspace\n\n");
        page.append("Parts of all six, with real connections in the place of the simulated ones.\n\n");
        page.append("| target | exact | needs the caller | approximated | not possible |\n|---|---|---|---|---|\n");
        for (ExportTarget target : ExportTargets.all()) {
            page.append("| ").append(target.title()).append(" |");
            for (Fidelity fidelity : Fidelity.values()) {
                int count = Templates.all().stream()
                        .mapToInt(route -> target.export(route, new SameEverywhere())
                                .report()
                                .counts()
                                .getOrDefault(fidelity, 0))
                        .sum();
                page.append(' ').append(count).append(" |");
            }
            page.append('\n');
        }
        for (ExportTarget target : ExportTargets.all()) {
            details(target, page);
        }
        page.append("""

            ## The way back

            `trivium route import FILE --from litellm` or `--from portkey` makes a route of a gateway's configuration, with the
            same kind of report. What was exported exactly comes back as it was.

            ## Proof

            `providers/conformance/run.sh` runs the exports on the gateways themselves, on this machine only, and compares the
            models that they ask with those that our engine asks. It says which gateway is not installed, and never counts
            one that is not as passed. `--install` brings those that the registries of npm and Python have.
            """);
        return page.toString();
    }

    private static void details(ExportTarget target, StringBuilder page) throws ProblemException {
        if (target instanceof TriviumTarget) {
            return;
        }
        page.append("\n## ").append(target.title()).append("\n\n");
        for (Probe probe : PROBES) {
            FidelityReport.Line line = line(probe, target);
            page.append("- ")
                    .append(probe.title())
                    .append(": *")
                    .append(line.fidelity().words())
                    .append("*. ");
            page.append(line.how()).append('\n');
        }
    }

    private static FidelityReport.Line line(Probe probe, ExportTarget target) throws ProblemException {
        Route route = Route.parse(probe.title(), "r", probe.yaml());
        return target.export(route, new SameEverywhere()).report().lines().stream()
                .filter(line -> line.part().path().equals(probe.path()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(probe.title()));
    }
}
