package dev.trivium.app.settings;

import dev.trivium.app.controls.Nodes;
import dev.trivium.chat.ErrorKind;
import dev.trivium.workspace.KeyReference;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Where the key comes from, and how to change that. A typed key goes to the keychain and is forgotten at once. */
final class KeySection extends VBox {

    private final Label masked = Nodes.fixed("", "tv-masked");
    private final Label source = Nodes.fixed("", "tv-chip");
    private final Button change = Nodes.button("provider-key-change", "Change");
    private final Label hint = Nodes.label("", "tv-muted", "tv-small");
    private final TextField variable = new TextField();
    private final PasswordField secret = new PasswordField();
    private final VBox editor = new VBox(8);
    private @Nullable ConnectionDetail shown;

    KeySection(ProvidersViewModel model) {
        super(8);
        masked.setId("provider-key");
        hint.setId("provider-key-hint");
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        change.setOnAction(event -> Nodes.show(editor, !editor.isVisible()));
        variable.setId("provider-key-variable");
        variable.setPromptText("OPENAI_API_KEY");
        variable.getStyleClass().addAll("tv-search", "tv-mono");
        variable.setPrefWidth(280);
        Button use = Nodes.button("provider-key-use", "Use variable");
        Runnable take = () -> {
            if (shown != null && !variable.getText().isBlank()) {
                model.useVariable(shown.id(), variable.getText());
            }
        };
        use.setOnAction(event -> take.run());
        variable.setOnAction(event -> take.run());
        secret.setId("provider-key-secret");
        secret.setPromptText("Paste the key");
        secret.getStyleClass().addAll("tv-search", "tv-mono");
        secret.setPrefWidth(280);
        Button store = Nodes.button("provider-key-store", "Store in keychain");
        Runnable keep = () -> store(model);
        store.setOnAction(event -> keep.run());
        secret.setOnAction(event -> keep.run());
        Button none = Nodes.button("provider-key-none", "This server needs no key");
        none.setOnAction(event -> {
            if (shown != null) {
                model.useNoKey(shown.id());
            }
        });
        editor.getChildren()
                .addAll(
                        Fields.row("Environment", variable, use),
                        Fields.row("System keychain", secret, store),
                        Fields.row("", none));
        editor.getStyleClass().add("tv-key-editor");
        HBox keyRow = Fields.row("API key", masked, source, change);
        HBox hintRow = Fields.row("", hint);
        hintRow.setAlignment(Pos.TOP_LEFT);
        hintRow.visibleProperty().bind(hint.textProperty().isNotEmpty());
        hintRow.managedProperty().bind(hintRow.visibleProperty());
        getChildren().addAll(keyRow, hintRow, editor);
    }

    private void store(ProvidersViewModel model) {
        String key = secret.getText();
        secret.clear();
        if (shown != null && !key.isBlank()) {
            model.storeInKeychain(shown.id(), key);
        }
    }

    void show(ConnectionDetail detail, boolean other) {
        boolean sameKey = !other && shown != null && shown.key().equals(detail.key());
        shown = detail;
        Nodes.show(this, !detail.settings().demo());
        KeyInfo key = detail.key();
        KeyReference reference = key.reference();
        masked.setText(reference == null ? "none" : key.missing() ? "missing" : key.masked());
        source.setText(
                reference == null
                        ? "no key needed"
                        : key.inKeychain() ? "in the system keychain" : "from " + reference.name());
        masked.getStyleClass().remove("missing");
        if (key.missing()) {
            masked.getStyleClass().add("missing");
        }
        hint.setText(hintOf(key));
        if (!sameKey) {
            secret.clear();
            variable.setText(variableOf(detail));
            Nodes.show(editor, key.missing());
        }
        boolean rejected =
                detail.health().error() != null && detail.health().error().kind() == ErrorKind.AUTHENTICATION;
        change.setText(rejected ? "Enter key" : "Change");
        Nodes.show(change, !key.missing());
    }

    private static String hintOf(KeyInfo key) {
        if (key.missing()) {
            return key.problem();
        }
        if (key.reference() == null) {
            return "";
        }
        return key.inKeychain()
                ? "Stored as \"" + key.reference().name()
                        + "\" of the service \"trivium\". Trivium reads it at each call."
                : "Read-only here, because it is an environment variable. Trivium reads it at each call.";
    }

    private static String variableOf(ConnectionDetail detail) {
        KeyReference reference = detail.key().reference();
        if (reference != null && reference.store() == KeyReference.Store.ENV) {
            return reference.name();
        }
        String usual = detail.preset().keyVariable();
        return usual == null ? "" : usual;
    }
}
