package dev.trivium.app;

import dev.trivium.app.controls.Slots;
import dev.trivium.app.settings.HealthBar;
import dev.trivium.app.settings.ProvidersFixture;
import dev.trivium.app.settings.ProvidersView;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.ModelAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** The Providers screen's states as the pictures show them; every key and figure is made up. */
final class ProvidersSamples {

    private static final String WORKSPACE = """
            name: Fernway support
            connections:
              - id: openai
                dialect: openai
                key: keychain:openai
              - id: anthropic
                dialect: anthropic
                key: keychain:anthropic
              - id: gemini
                dialect: gemini
                hidden: [gemini-2.0-flash, gemini-2.0-flash-lite]
              - id: mistral
                dialect: mistral
              - id: openrouter
                dialect: openrouter
                key: keychain:openrouter
              - id: ollama
                dialect: ollama
                models: [qwen3:32b, llama3.3:8b]
                price: free
              - id: azure
                dialect: azure
                base_url: https://fernway.openai.azure.com/openai/v1
            """;

    private final ProvidersFixture fixture;
    private final Slots slots = new Slots();

    ProvidersSamples(Path folder) {
        fixture = new ProvidersFixture(
                folder,
                WORKSPACE,
                Map.of("GEMINI_API_KEY", "AIzaSyExample-not-a-real-key-7Qk", "GROQ_API_KEY", "gsk-example-not-real"),
                List.of());
        fixture.keychain().put("openai", "sk-proj-example-not-a-real-key-x1y");
        fixture.keychain().put("anthropic", "sk-ant-example-not-a-real-key-aQ2");
        fixture.keychain().put("openrouter", "sk-or-example-not-a-real-key-9Zf");
        slots.of(ModelAddress.parse("openai/gpt-5.5"));
        slots.of(ModelAddress.parse("anthropic/claude-opus-4.6"));
        slots.of(ModelAddress.parse("gemini/gemini-2.5-pro"));
        fixture.model().look();
        fixture.works("openai", 142, "gpt-5.5", "gpt-5.2", "gpt-5-mini", "gpt-4.1");
        fixture.works("anthropic", 188, "claude-opus-4-6", "claude-sonnet-4-6", "claude-haiku-4-5");
        fixture.fails(
                "gemini",
                311,
                ChatError.of(
                        ErrorKind.RATE_LIMIT,
                        "Google is limiting calls.",
                        "60 per minute are allowed.",
                        "Wait a minute, or ask fewer models at once."));
        fixture.fails(
                "openrouter",
                96,
                ChatError.of(
                                ErrorKind.AUTHENTICATION,
                                "OpenRouter rejected the key.",
                                "It may have been revoked or pasted incompletely.",
                                "Enter it again, or make a new one.")
                        .withProvider("No auth credentials found", 401, null));
        fixture.works("ollama", 3, "qwen3:32b", "llama3.3:8b", "gemma3:12b", "phi4", "mistral-small", "nomic");
        fixture.model().setPrice("gemini", "gemini-2.5-pro", "1.00", "8.00");
    }

    void select(String id) {
        fixture.model().select(id);
    }

    ProvidersView show(Theme theme, Stage stage) {
        ProvidersView view = new ProvidersView(fixture.model(), slots, Optional::empty);
        StatusSource status = new StatusSource(
                "Fernway support",
                new SimpleStringProperty("No calls running"),
                new SimpleStringProperty("$1.84"),
                new SimpleStringProperty("History 48.2 MB"));
        SampleScreen screen = SampleScreen.settings(view);
        Shell shell = new Shell(
                List.of(SampleScreen.compare(new Group()), screen),
                status,
                new SimpleBooleanProperty(theme == Theme.DARK),
                () -> {});
        HealthBar health = new HealthBar(fixture.model());
        shell.addStatus(health);
        shell.show(screen);
        Scene scene = new Scene(shell, 1440, 900);
        new ThemeManager(theme).dress(scene);
        view.attach();
        health.attach();
        stage.setScene(scene);
        stage.show();
        return view;
    }
}
