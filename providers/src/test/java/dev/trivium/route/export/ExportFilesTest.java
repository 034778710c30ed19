package dev.trivium.route.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.trivium.route.RandomRoutes;
import dev.trivium.route.Route;
import dev.trivium.yaml.YamlReader;
import dev.trivium.yaml.YamlValues;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The exports of the template routes, word for word, and what each target reads in them. Run with {@code -Dgolden=write} to
 * write the files anew after a change that is meant.
 */
class ExportFilesTest {

    private static final Path FOLDER = Path.of("src/test/resources/dev/trivium/route/export");

    static Stream<String> targets() {
        return ExportTargets.all().stream().map(ExportTarget::name);
    }

    @ParameterizedTest
    @MethodSource("targets")
    void templatesAreExportedAsBefore(String name) throws Exception {
        ExportTarget target = ExportTargets.named(name).orElseThrow();
        for (Route route : Templates.all()) {
            Export export = target.export(route, new SameEverywhere());
            Path folder = FOLDER.resolve(name).resolve(route.name());
            for (ExportFile file : export.files()) {
                same(folder.resolve(file.name()), file.text());
            }
            same(folder.resolve("report.txt"), text(export));
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void templatesAreWhatTheTargetReads(String name) throws Exception {
        for (Route route : Templates.all()) {
            assertValid(ExportTargets.named(name).orElseThrow().export(route, new SameEverywhere()));
        }
    }

    @Property(tries = 150)
    void anyRouteIsExportedAsWhatTheTargetReads(@ForAll long seed) throws Exception {
        for (ExportTarget target : ExportTargets.all()) {
            assertValid(target.export(RandomRoutes.of(seed), new SameEverywhere()));
        }
    }

    private static void assertValid(Export export) throws Exception {
        if (export.target().equals("trivium")) {
            Route.parse("r", "r", export.main().text());
            return;
        }
        Schema schema = schema(export.target());
        for (String document : documents(export.main())) {
            List<Error> errors = schema.validate(document, InputFormat.JSON);
            assertThat(errors).as("%s: %s", export.target(), document).isEmpty();
        }
    }

    /** The documents of a file, as JSON. */
    private static List<String> documents(ExportFile file) throws Exception {
        if (file.syntax() == ExportFile.Syntax.JSON) {
            return List.of(file.text());
        }
        List<String> documents = new ArrayList<>();
        for (String document : file.text().split("(?m)^---$")) {
            Object plain = YamlValues.plain(YamlReader.read(file.name(), document));
            documents.add(JsonMapper.shared().writeValueAsString(plain));
        }
        return documents;
    }

    private static Schema schema(String target) throws IOException {
        String text = Files.readString(FOLDER.resolve(target + ".schema.json"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON);
    }

    private static String text(Export export) {
        String lines = export.report().lines().stream()
                .map(line -> line.part().path() + " [" + line.part().kind().word() + "] "
                        + line.fidelity().words() + ": " + line.how()
                        + line.keys().stream().map(key -> " " + key.name()).collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
        String todo = export.todo().stream().map(one -> "\nTo do: " + one).collect(Collectors.joining());
        return export.version() + " " + export.report().counts() + "\n" + lines + todo + "\n";
    }

    private static void same(Path file, String text) throws IOException {
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(file.getParent());
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(text).as("%s", file).isEqualTo(Files.readString(file));
    }
}
