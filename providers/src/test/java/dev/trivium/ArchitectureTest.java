package dev.trivium;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between the packages of the core: each may use what stands beside it here, and nothing else of ours. */
class ArchitectureTest {

    private static final String ROOT = "dev.trivium.";

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.trivium");

    /** Package, without sub-packages save where it ends in two dots; what it may use. */
    private static final Map<String, List<String>> ARROWS = new TreeMap<>(Map.ofEntries(
            Map.entry("chat..", List.of()),
            Map.entry("yaml..", List.of()),
            Map.entry("demo..", List.of("chat..")),
            Map.entry("prompt..", List.of("chat..", "yaml..")),
            Map.entry("catalog..", List.of("chat..", "yaml..")),
            Map.entry("provider.http..", List.of("chat..")),
            Map.entry("provider.openai..", List.of("chat..", "provider.http..")),
            Map.entry("provider.anthropic..", List.of("chat..", "provider.http..")),
            Map.entry("provider.gemini..", List.of("chat..", "provider.http..")),
            Map.entry("provider.ollama..", List.of("chat..", "provider.http..")),
            Map.entry("provider", List.of("chat..", "provider..")),
            Map.entry("history..", List.of("chat..", "yaml..", "prompt..", "catalog..", "provider..")),
            Map.entry("compare..", List.of("chat..", "history..", "prompt..", "catalog..", "provider..")),
            Map.entry("route..", List.of("chat..", "yaml..", "history..", "prompt..", "catalog..", "provider..")),
            Map.entry(
                    "workspace..",
                    List.of(
                            "chat..",
                            "yaml..",
                            "demo..",
                            "prompt..",
                            "catalog..",
                            "provider..",
                            "history..",
                            "compare..",
                            "route.."))));

    static Stream<String> packages() {
        return ARROWS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageUsesOnlyWhatIsBelowIt(String name) {
        String[] allowed = Stream.concat(Stream.of(name), ARROWS.get(name).stream())
                .map(ROOT::concat)
                .toArray(String[]::new);
        DescribedPredicate<JavaClass> foreign = DescribedPredicate.not(resideInAnyPackage("dev.trivium.."));
        classes()
                .that()
                .resideInAPackage(ROOT + name)
                .should(onlyDependOnClassesThat(foreign.or(resideInAnyPackage(allowed))))
                .because("arrows point one way, from the workspace down to chat, so that each part is understood alone")
                .check(CORE);
    }

    @Test
    void everyPackageHasItsArrows() {
        Set<String> first = new TreeSet<>();
        CORE.forEach(type -> {
            String name = type.getPackageName();
            if (name.startsWith(ROOT) && !name.startsWith(ROOT + "testkit")) {
                first.add(name.substring(ROOT.length()).split("\\.", 2)[0]);
            }
        });
        Set<String> known = new TreeSet<>();
        ARROWS.keySet().forEach(name -> known.add(name.split("\\.", 2)[0]));

        assertThat(first).isEqualTo(known);
    }

    @Test
    void theCoreKnowsNoScreen() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "java.awt..", "javax.swing..")
                .because("the core runs on a server and in the command line, where there is no screen")
                .check(CORE);
    }

    @Test
    void onlyTheWireKnowsTheHttpClient() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.trivium.provider.http..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("okhttp3..")
                .because("a provider says what to send; how it travels is decided at one place")
                .check(CORE);
    }

    @Test
    void onlyTheHistoryKnowsTheDatabase() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.trivium.history..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.h2..", "java.sql..", "javax.sql..")
                .because("what is measured is written and read at one place")
                .check(CORE);
    }

    @Test
    void packagesFormNoCircle() {
        slices().matching("dev.trivium.(*)..")
                .should()
                .beFreeOfCycles()
                .because("what depends on itself cannot be changed or tested in parts")
                .check(CORE);
    }

    @Test
    void nobodyWritesToTheConsole() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("the command line's output is a contract, and a library has no console")
                .check(CORE);
    }

    @Test
    void oneGenerationOfJackson() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml.jackson.databind..", "com.fasterxml.jackson.core..")
                .because("two generations on one path differ in exceptions and defaults")
                .check(CORE);
    }
}
