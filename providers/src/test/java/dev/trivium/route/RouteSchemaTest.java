package dev.trivium.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.trivium.yaml.YamlReader;
import dev.trivium.yaml.YamlValues;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RouteSchemaTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNode SCHEMA = JSON.readTree(resource("schema/route.schema.json"));
    private static final Schema VALID = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SCHEMA);

    @ParameterizedTest
    @ValueSource(strings = {"cascade", "cost-capped", "hybrid", "judge", "local-first", "pipeline"})
    void everySampleFitsAndIsRight(String name) throws Exception {
        String text = resource("sample/routes/demo-" + name + ".route.yaml");
        assertThat(mistakes(text)).isEmpty();
        assertThat(Route.parse("f", "r", text).description()).isNotEmpty();
        assertThat(text).startsWith("# ");
    }

    @Test
    void mistakesDoNotFit() throws Exception {
        assertThat(mistakes("entry: a\nsteps:\n  a: {call: m/x, temprature: 1}\n"))
                .isNotEmpty();
        assertThat(mistakes("entry: a\nsteps:\n  a: {call: m/x, use: b}\n")).isNotEmpty();
        assertThat(mistakes("entry: a\nsteps:\n  a: {retry: b, base: 3}\n")).isNotEmpty();
    }

    @Test
    void everyKindIsInIt() {
        List<String> kinds = new ArrayList<>();
        SCHEMA.get("$defs")
                .get("step")
                .get("oneOf")
                .forEach(reference ->
                        kinds.add(reference.get("$ref").stringValue().replace("#/$defs/", "")));
        assertThat(kinds).containsExactlyInAnyOrderElementsOf(StepReader.KINDS);
        List<String> records = Arrays.stream(Step.class.getPermittedSubclasses())
                .map(type -> type.getSimpleName().toLowerCase(Locale.ROOT))
                .toList();
        assertThat(kinds).containsExactlyInAnyOrderElementsOf(records);
    }

    @Property(tries = 200)
    void everyRouteThatCanBeWrittenFits(@ForAll long seed) throws Exception {
        assertThat(mistakes(RouteFile.write(RandomRoutes.of(seed)))).isEmpty();
    }

    private static List<com.networknt.schema.Error> mistakes(String yaml) throws Exception {
        return VALID.validate(JSON.valueToTree(YamlValues.plain(YamlReader.read("f", yaml))));
    }

    private static String resource(String name) {
        try (InputStream in = Route.class.getResourceAsStream("/dev/trivium/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
