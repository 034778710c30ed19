package dev.trivium.app.compare;

import dev.trivium.app.controls.Nodes;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Says that the columns are simulated, and how to connect a real model. */
final class FirstRunBanner extends VBox {

    FirstRunBanner(FirstRun firstRun, Consumer<String> clipboard, Runnable hide) {
        setId("compare-first-run");
        getStyleClass().add("tv-banner");
        Button close = new Button("Hide");
        close.setId("compare-first-run-hide");
        close.getStyleClass().addAll("tv-link", "tv-quiet");
        close.setGraphic(Nodes.icon(Feather.X, "icon-14"));
        close.setContentDisplay(ContentDisplay.RIGHT);
        close.setOnAction(event -> hide.run());
        HBox title = new HBox(
                Nodes.label("Try it now, connect a real model when you like", "tv-statement"), Nodes.spacer(), close);
        Label text = Nodes.label(
                "Columns marked Demo are simulated. They answer with stored text and invented timings, so you can learn"
                        + " the app without a key.",
                "tv-muted");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        setMinHeight(USE_PREF_SIZE);
        HBox cards = new HBox(12, providerCard(firstRun, clipboard), ollamaCard(firstRun, clipboard));
        cards.getStyleClass().add("tv-cards");
        getChildren().addAll(title, text, cards);
    }

    private static VBox providerCard(FirstRun firstRun, Consumer<String> clipboard) {
        Button copy = Nodes.button("compare-first-run-copy", "Copy the file's path", "tv-primary", "tv-small-button");
        copy.setOnAction(event -> clipboard.accept(firstRun.settings().toString()));
        return card(
                Feather.KEY,
                "Connect a provider",
                "OpenAI, Anthropic, Gemini and others wait as comments in trivium.yaml. Take away the #, put the key into the"
                        + " environment, and start Trivium again. No key is stored in the file.",
                copy);
    }

    private static VBox ollamaCard(FirstRun firstRun, Consumer<String> clipboard) {
        String connection = "  - id: ollama\n    protocol: ollama\n    base_url: http://localhost:11434\n";
        Button copy = Nodes.button("compare-first-run-ollama", "Copy the connection", "tv-small-button");
        copy.setOnAction(event -> clipboard.accept(connection));
        return card(
                Feather.CPU,
                "Use models on this computer",
                "Ollama's models are free, and nothing leaves this computer. Paste its connection into "
                        + firstRun.settings().getFileName() + ".",
                copy);
    }

    private static VBox card(Feather icon, String title, String text, Button button) {
        Label heading = Nodes.label(title, "tv-strong");
        heading.setGraphic(Nodes.icon(icon));
        heading.setGraphicTextGap(8);
        Label words = Nodes.label(text, "tv-muted", "tv-small");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        VBox.setVgrow(words, Priority.ALWAYS);
        words.setMaxHeight(Double.MAX_VALUE);
        words.setAlignment(Pos.TOP_LEFT);
        VBox card = new VBox(heading, words, button);
        card.getStyleClass().add("tv-card");
        HBox.setHgrow(card, Priority.ALWAYS);
        card.setPrefWidth(200);
        return card;
    }
}
