package dev.trivium.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.trivium.app.controls.UiExecutor;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;

/** What the window and the command line may use. */
class ArchitectureTest {

    private static final JavaClasses APP = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.trivium.app");

    @Test
    void noOtherToolkitDraws() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene.web..", "javafx.embed..", "java.awt..", "javax.swing..")
                .because("a browser, AWT and Swing each cost memory and start-up time, and are styled a second time")
                .check(APP);
    }

    @Test
    void theWireAndTheDatabaseStayBehindTheCore() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("okhttp3..", "org.h2..", "java.sql..", "dev.trivium.provider.http..")
                .because("screens speak to models and to the history, and must not know how these are reached")
                .check(APP);
    }

    @Test
    void oneClassGoesToTheFxThread() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(UiExecutor.class)
                .should()
                .callMethod(Platform.class, "runLater", Runnable.class)
                .because("results reach the screen at one place, where tests can step in")
                .check(APP);
    }

    @Test
    void theCommandLineStartsWithoutJavaFx() {
        noClasses()
                .that()
                .resideInAPackage("dev.trivium.app.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "javafx..", "dev.trivium.app", "dev.trivium.app.compare..", "dev.trivium.app.controls..")
                .because("the command line runs where no window can, and starts faster without the toolkit")
                .check(APP);
    }

    @Test
    void viewModelsKnowNoNode() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application..")
                .because("view models are tested without a toolkit")
                .check(APP);
    }

    @Test
    void controlsKnowNoScreen() {
        noClasses()
                .that()
                .resideInAPackage("dev.trivium.app.controls..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.trivium.app", "dev.trivium.app.compare..", "dev.trivium.app.cli..")
                .because("controls are shared by screens that do not know one another")
                .check(APP);
    }

    @Test
    void screensDoNotKnowTheShell() {
        noClasses()
                .that()
                .resideInAPackage("dev.trivium.app.compare..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.trivium.app", "dev.trivium.app.cli..", "dev.trivium.workspace..")
                .because("a screen gets what it needs in its constructor, so that it is tested alone")
                .check(APP);
    }

    @Test
    void packagesFormNoCircle() {
        slices().matching("dev.trivium.app.(*)..")
                .should()
                .beFreeOfCycles()
                .because("what depends on itself cannot be changed or tested in parts")
                .check(APP);
    }

    @Test
    void onlyTheCommandLineAndTheEntryPointWriteToTheConsole() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.trivium.app.cli..")
                .and()
                .doNotHaveSimpleName("Main")
                .and()
                .doNotHaveSimpleName("NoWindow")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("a window has no console, and the command line's output is a contract")
                .check(APP);
    }

    @Test
    void jsonIsReadByOneLibrary() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson.databind..")
                .because("two generations of Jackson on one path differ in exceptions and defaults")
                .check(APP);
    }

    @Test
    void everyPackageSaysWhatNullMeans() {
        classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith(org.jspecify.annotations.NullMarked.class)
                .because("the null checker looks only at packages that are marked")
                .check(APP);
    }
}
