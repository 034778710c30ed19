package dev.trivium.app;

import dev.trivium.app.compare.CompareFixture;
import dev.trivium.app.compare.CompareViewModel;
import dev.trivium.app.compare.prompt.PromptText.Tab;
import dev.trivium.app.controls.Slots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The states of the prompt's panel as the pictures show them, over a workspace of their own. */
final class PromptSamples {

    private static final String FILE = """
            ---
            config:
              temperature: 0.2
            ---
            {{role "system"}}
            You are a support engineer at Fernway. Be exact and kind.

            {{role "user"}}
            Our {{plan}} customer writes:

            "Since Tuesday we get every payment.succeeded webhook twice. Can you switch off retries for us?"

            {{#if stack}}Propose a fix for their {{stack}} service.{{/if}}
            {{! The closing is shared by all prompts. }}
            {{> closing}}
            """;

    private final Path folder;
    private final CompareViewModel screen;

    PromptSamples(CompareFixture fixture, Slots slots, Path folder) {
        this.folder = folder;
        write("Duplicate webhooks.prompt", FILE);
        write("_closing.prompt", "Sign as {{agent}}.");
        fixture.folder(folder).model("openai/gpt-5.5", "gpt-5.5", false, script -> {});
        screen = fixture.screen(slots);
        screen.addColumn(fixture.choice("openai/gpt-5.5"));
        screen.prompt().session().open("Duplicate webhooks");
        screen.prompt().setValue("plan", "Growth");
        screen.prompt().setValue("stack", "FastAPI + Postgres");
        screen.prompt().setValue("agent", "Noor, Fernway support");
        screen.prompt().session().save();
    }

    CompareViewModel screen() {
        return screen;
    }

    void versions() {
        for (String ending : new String[] {" Be brief.", " Be brief and warm."}) {
            screen.prompt().systemProperty().set("You are a support engineer at Fernway." + ending);
            screen.prompt().session().save();
        }
        screen.prompt().systemProperty().set("You are a support engineer at Fernway. Be exact.");
    }

    void turns() {
        screen.prompt().text().addTurn();
        screen.prompt().text().turns().get(0).textProperty().set("Each event is delivered once, then retried.");
        screen.prompt().text().addTurn();
        screen.prompt().text().turns().get(1).textProperty().set("And for the {{plan}} plan?");
    }

    void mistake() {
        screen.prompt().text().show(Tab.USER);
        screen.prompt()
                .userProperty()
                .set("Our {{plan}} customer writes:\n\n{{#if stack}}\nPropose a fix for their {{stack}} service.\n");
    }

    void changedOnDisk() {
        screen.prompt().systemProperty().set("Mine.");
        write("Duplicate webhooks.prompt", FILE.replace("exact and kind", "brief"));
        screen.prompt().session().refresh();
    }

    void wholeText() {
        screen.prompt().text().show(Tab.TEXT);
    }

    private void write(String name, String text) {
        try {
            Files.createDirectories(folder.resolve("prompts"));
            Files.writeString(folder.resolve("prompts").resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
