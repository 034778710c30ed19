package dev.trivium.route.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.route.RandomRoutes;
import dev.trivium.route.Route;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What holds for every target. */
class ExportTargetsTest {

    @Property(tries = 300)
    void everyThingInARouteHasOneLineInEveryReport(@ForAll long seed) {
        Route route = RandomRoutes.of(seed);
        for (ExportTarget target : ExportTargets.all()) {
            FidelityReport report = target.export(route, new SameEverywhere()).report();
            assertThat(report.lines()).extracting(FidelityReport.Line::part).isEqualTo(RouteParts.of(route));
            assertThat(report.lines())
                    .filteredOn(line -> line.fidelity() != Fidelity.EXACT)
                    .as("%s says how", target.name())
                    .allSatisfy(line -> assertThat(line.how()).endsWith("."));
        }
    }

    @Test
    void namesAreUnique() {
        List<String> names =
                ExportTargets.all().stream().map(ExportTarget::name).toList();
        assertThat(names).doesNotHaveDuplicates();
        assertThat(ExportTargets.named("trivium")).isPresent();
        assertThat(ExportTargets.named("nowhere")).isEmpty();
    }
}
