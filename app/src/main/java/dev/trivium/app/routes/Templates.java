package dev.trivium.app.routes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;

/** Routes to start from: those of the sample workspace. */
final class Templates {

    private record Template(String name, String title) {}

    private static final List<Template> ALL = List.of(
            new Template("demo-hybrid", "Hybrid: short prompts fast, long ones thorough"),
            new Template("demo-cascade", "Cascade: cheap first, checked"),
            new Template("demo-local-first", "Local first"),
            new Template("demo-cost-capped", "Cost-capped"),
            new Template("demo-judge", "Several models and a judge"),
            new Template("demo-pipeline", "Pipeline of three roles"));

    private Templates() {}

    /** @param start takes the text of the one that is chosen */
    static Menu menu(Consumer<String> start) {
        Menu menu = new Menu("New from template");
        menu.setId("routes-templates");
        for (Template template : ALL) {
            MenuItem item = new MenuItem(template.title());
            item.setId("routes-template-" + template.name());
            item.setOnAction(event -> start.accept(text(template.name())));
            menu.getItems().add(item);
        }
        return menu;
    }

    static String text(String name) {
        String path = "/dev/trivium/sample/routes/" + name + ".route.yaml";
        try (InputStream in = Objects.requireNonNull(
                Templates.class.getResourceAsStream(path), "A template of a route is missing.")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
