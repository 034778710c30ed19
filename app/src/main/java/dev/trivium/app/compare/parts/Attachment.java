package dev.trivium.app.compare.parts;

import dev.trivium.chat.Media;
import dev.trivium.chat.Part;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file, a pasted picture or an address that goes along with the user's message.
 *
 * @param name what the chip says
 * @param file where it was read, to be read again when a run starts; null if it was pasted or is an address
 * @param size bytes; 0 for an address
 * @param tokens estimated, for text; -1 for what is not text
 * @param part what is sent
 */
public record Attachment(String name, @Nullable Path file, long size, long tokens, Part part) {

    /** What it is, one or two words. */
    public String kind() {
        return part instanceof Part.Image ? "image" : part instanceof Part.Document ? "PDF" : "text file";
    }

    /** {@code 71 tok} of a text, {@code 18 kB} of other files, the host of an address. */
    public String measure() {
        URI address = address();
        if (address != null) {
            return String.valueOf(address.getHost());
        }
        return tokens >= 0 ? tokens + " tok" : bytes(size);
    }

    /** The address that the provider fetches; null for a file. */
    public @Nullable URI address() {
        Media media = media();
        return media == null ? null : media.uri();
    }

    /** The bytes of an image for a preview; null for anything else, and for an address, which is never fetched here. */
    public byte @Nullable [] picture() {
        return part instanceof Part.Image image ? image.media().bytes() : null;
    }

    private @Nullable Media media() {
        if (part instanceof Part.Image image) {
            return image.media();
        }
        return part instanceof Part.Document document ? document.media() : null;
    }

    /** {@code 812 B}, {@code 18 kB}, {@code 2.4 MB}, in powers of ten. */
    static String bytes(long size) {
        if (size < 1_000) {
            return size + " B";
        }
        if (size < 999_500) {
            return Math.round(size / 1e3) + " kB";
        }
        return String.format(Locale.ROOT, "%.1f MB", size / 1e6);
    }
}
