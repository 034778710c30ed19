package dev.trivium.app.compare;

import dev.trivium.app.controls.Nodes;
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

    FirstRunBanner(FirstRun firstRun, Runnable hide) {
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
        HBox cards = new HBox(12, providerCard(firstRun), ollamaCard(firstRun));
        cards.getStyleClass().add("tv-cards");
        getChildren().addAll(title, text, cards);
        visibleProperty().bind(firstRun.connected().map(connected -> !connected));
        managedProperty().bind(visibleProperty());
    }

    private static VBox providerCard(FirstRun firstRun) {
        Button add = Nodes.button("compare-first-run-add", "Add a provider", "tv-primary", "tv-small-button");
        add.setOnAction(event -> firstRun.addProvider().run());
        Label words = words();
        words.setText(
                "OpenAI, Anthropic, Gemini and many others. Their keys stay in the environment or in the keychain of"
                        + " this computer; no file holds them.");
        return card(Feather.KEY, "Connect a provider", words, add);
    }

    private static VBox ollamaCard(FirstRun firstRun) {
        Button connect = Nodes.button("compare-first-run-ollama", "", "tv-small-button");
        connect.setOnAction(event -> firstRun.connectOllama().run());
        connect.textProperty().bind(firstRun.ollamaFound().map(found -> found ? "Connect Ollama" : "Look again"));
        Label words = words();
        words.textProperty()
                .bind(firstRun.ollamaFound()
                        .map(found -> "Ollama's models are free, and nothing leaves this computer. "
                                + (found
                                        ? "It answers here."
                                        : "It does not answer here yet: install it or start it, then look again.")));
        return card(Feather.CPU, "Use models on this computer", words, connect);
    }

    private static Label words() {
        Label words = Nodes.label("", "tv-muted", "tv-small");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        VBox.setVgrow(words, Priority.ALWAYS);
        words.setMaxHeight(Double.MAX_VALUE);
        words.setAlignment(Pos.TOP_LEFT);
        return words;
    }

    private static VBox card(Feather icon, String title, Label words, Button button) {
        Label heading = Nodes.label(title, "tv-strong");
        heading.setGraphic(Nodes.icon(icon));
        heading.setGraphicTextGap(8);
        VBox card = new VBox(heading, words, button);
        card.getStyleClass().add("tv-card");
        HBox.setHgrow(card, Priority.ALWAYS);
        card.setPrefWidth(200);
        return card;
    }
}
