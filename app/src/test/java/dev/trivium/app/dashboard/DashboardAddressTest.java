package dev.trivium.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivium.chat.ModelAddress;
import dev.trivium.history.FigureFilter;
import dev.trivium.history.Grain;
import dev.trivium.history.Population;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DashboardAddressTest {

    private static final FigureFilter EVERYTHING = new FigureFilter(
            Set.of("openai", "google"),
            Set.of(ModelAddress.parse("openrouter/meta-llama/llama-4")),
            Set.of("support & sales"),
            Set.of("", "Refund answer"),
            Set.of("50 % off", "nightly"),
            true);

    @Test
    void everyAddressComesBackFromItsText() {
        Scope scope = new Scope(
                Instant.parse("2026-11-17T00:00:00Z"),
                Instant.parse("2026-11-18T00:00:00Z"),
                ModelAddress.route("a/b"),
                "",
                "rate_limit");
        Range dates = new Range.Dates(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 3));
        List<DashboardAddress> addresses = List.of(
                DashboardAddress.START,
                DashboardAddress.START.withRange(Range.DAY).withCount(Population.LEAVES),
                DashboardAddress.START.withRange(dates).withFilter(EVERYTHING).withCount(Population.ROOTS),
                DashboardAddress.START.withFilter(EVERYTHING).withCalls(scope),
                DashboardAddress.START.withCalls(Scope.ALL),
                DashboardAddress.START.withCalls(scope).withCall(new DashboardAddress.CallKey("run-1", "call-1")),
                DashboardAddress.START.withCall(new DashboardAddress.CallKey("run-1", "call-1")));

        assertThat(addresses)
                .allSatisfy(address ->
                        assertThat(DashboardAddress.parse(address.text())).isEqualTo(address));
        assertThat(DashboardAddress.START.text()).isEqualTo("dashboard?range=14d");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "compare?range=14d | begins with dashboard",
                "dashboard?range=fortnight | A range is 24h",
                "dashboard?range=2026-02-30..2026-03-01 | A range is 24h",
                "dashboard?range=2026-03-02..2026-03-01 | ends on its first day or later",
                "dashboard?range=0d | 1 to 36500 days",
                "dashboard?modle=openai/gpt | has no \"modle\"",
                "dashboard?model=gpt | connection/model",
                "dashboard?figures=both | real or simulated",
                "dashboard?count=tokens | runs or model-calls",
                "dashboard?tag=%zz | hexadecimal",
                "dashboard/calls?from=yesterday | 2026-11-24T14:00:00Z",
                "dashboard/call?run=1 | names its \"id\""
            })
    void aTextThatIsNoAddressIsExplained(String text, String why) {
        assertThatThrownBy(() -> DashboardAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void callsOfAModelAreCountedInRoutesTooOnceAModelIsAskedFor() {
        DashboardAddress start = DashboardAddress.START;
        assertThat(start.population()).isEqualTo(Population.ROOTS);
        assertThat(start.withFilter(FigureFilter.REAL.withConnections(Set.of("openai")))
                        .population())
                .isEqualTo(Population.LEAVES);
        assertThat(start.withFilter(FigureFilter.REAL.withRoutes(Set.of("r"))).population())
                .isEqualTo(Population.ROOTS);
    }

    @Test
    void upLeadsFromACallToItsListAndToTheFigures() {
        DashboardAddress call =
                DashboardAddress.START.withCalls(Scope.ALL).withCall(new DashboardAddress.CallKey("run", "call"));
        assertThat(call.up()).isEqualTo(DashboardAddress.START.withCalls(Scope.ALL));
        assertThat(call.up().up()).isEqualTo(DashboardAddress.START);
        assertThat(call.up().up().up()).isEqualTo(DashboardAddress.START);
    }

    @Test
    void theLastDayIsThisHourAndThoseBeforeAndLongSpansAreCutMoreCoarsely() {
        ZoneId india = ZoneId.of("Asia/Kolkata");
        Span day = Span.of(Range.DAY, Instant.parse("2026-11-24T14:12:00Z"), india);
        assertThat(day.until()).isEqualTo(Instant.parse("2026-11-24T14:30:00Z"));
        assertThat(day.from()).isEqualTo(Instant.parse("2026-11-23T14:30:00Z"));
        assertThat(day.grain()).isEqualTo(Grain.HOUR);
        Instant now = Instant.parse("2026-11-24T14:12:00Z");
        Span fortnight = Span.of(Range.FORTNIGHT, now, ZoneOffset.UTC);
        assertThat(fortnight.first()).isEqualTo(LocalDate.of(2026, 11, 11));
        assertThat(fortnight.until()).isEqualTo(Instant.parse("2026-11-25T00:00:00Z"));
        assertThat(fortnight.grain()).isEqualTo(Grain.DAY);
        assertThat(Span.of(new Range.Days(365), now, ZoneOffset.UTC).grain()).isEqualTo(Grain.WEEK);
        assertThat(Span.of(new Range.Days(900), now, ZoneOffset.UTC).grain()).isEqualTo(Grain.MONTH);
    }
}
