package dev.trivium.app.settings;

import dev.trivium.provider.openai.Dialect;
import dev.trivium.workspace.Discovery;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A provider that can be added.
 *
 * @param hint why it stands on top, such as {@code GROQ_API_KEY is set}; empty for a preset that nothing speaks for
 * @param address where a server was found; null for the preset's
 */
public record Offer(Dialect preset, String hint, @Nullable URI address) {

    static List<Offer> found(List<Discovery.FoundKey> keys, List<Discovery.FoundServer> servers) {
        List<Offer> offers = new ArrayList<>();
        servers.forEach(server -> offers.add(new Offer(server.preset(), "answers on this computer", server.address())));
        keys.forEach(key -> offers.add(new Offer(key.preset(), key.variable() + " is set", null)));
        return offers;
    }

    static List<Offer> all(List<Offer> found, List<Dialect> presets) {
        List<Offer> all = new ArrayList<>(found);
        for (Dialect preset : presets) {
            if (found.stream().noneMatch(offer -> offer.preset().id().equals(preset.id()))) {
                all.add(new Offer(preset, "", null));
            }
        }
        return all;
    }

    /** Whether the user must say where the server is. */
    public boolean needsAddress() {
        String usual = preset.baseUrl();
        return address == null && (usual == null || usual.contains("YOUR-"));
    }

    /** What stands in the address field before anybody types. */
    public String suggestedAddress() {
        String usual = preset.baseUrl();
        return address != null ? address.toString() : usual == null ? "" : usual;
    }

    /** Whether every word of the query is in the name, whatever its case. */
    public boolean matches(String query) {
        String text = (preset.displayName() + " " + preset.id()).toLowerCase(Locale.ROOT);
        for (String word : query.toLowerCase(Locale.ROOT).split("\\s+", -1)) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
