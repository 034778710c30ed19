package dev.trivium.app.compare.parts;

import dev.trivium.chat.Media;
import dev.trivium.chat.Part;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Makes attachments of files, bytes and addresses. What a file is, is read from its first bytes, not from its name. */
public final class AttachmentReader {

    /** Of each file. */
    public static final int MOST_BYTES = 20_000_000;

    private static final Map<String, String> BY_ENDING = Map.of(
            "png", "image/png",
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "gif", "image/gif",
            "webp", "image/webp",
            "pdf", Formats.PDF);

    private final ToLongFunction<String> tokens;

    /** @param tokens about how many tokens a text has */
    public AttachmentReader(ToLongFunction<String> tokens) {
        this.tokens = tokens;
    }

    /** Reads the file; slow, so never on the FX thread. */
    public Attachment read(Path file) throws AttachmentException {
        String name = name(file);
        if (Files.isDirectory(file)) {
            throw new AttachmentException(name + " is a folder. Attach the files in it one by one.");
        }
        return of(name, bytes(file, name), file);
    }

    /** Something that has no file, such as a pasted picture. */
    public Attachment of(String name, byte[] bytes) throws AttachmentException {
        if (bytes.length > MOST_BYTES) {
            throw tooLarge(name);
        }
        return of(name, bytes, null);
    }

    private Attachment of(String name, byte[] bytes, @Nullable Path file) throws AttachmentException {
        if (bytes.length == 0) {
            throw new AttachmentException(name + " is empty, so there is nothing to attach.");
        }
        String type = Formats.of(bytes);
        if (type == null) {
            String text = text(name, bytes);
            return new Attachment(
                    name, file, bytes.length, tokens.applyAsLong(text), new Part.Text(framed(name, text)));
        }
        Media media = Media.of(type, bytes, name);
        Part part = type.equals(Formats.PDF) ? new Part.Document(media) : new Part.Image(media);
        return new Attachment(name, file, bytes.length, -1, part);
    }

    /**
     * An image or a PDF that the provider fetches by itself.
     *
     * @param address https only, so that nobody on the way sees or changes what the model reads
     */
    public static Attachment at(String address) throws AttachmentException {
        URI uri = uri(address.strip());
        String path = uri.getPath() == null ? "" : uri.getPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        String ending =
                last.contains(".") ? last.substring(last.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT) : "";
        String type = ending.isEmpty() ? "image/jpeg" : BY_ENDING.get(ending);
        if (type == null) {
            throw new AttachmentException("Providers fetch images and PDF files only, not ." + ending
                    + ". Save the file and attach it from disk.");
        }
        Media media = Media.at(type, uri);
        String name = last.isEmpty() ? uri.getHost() : last;
        Part part = type.equals(Formats.PDF) ? new Part.Document(media) : new Part.Image(media);
        return new Attachment(name, null, 0, -1, part);
    }

    private static URI uri(String address) throws AttachmentException {
        try {
            URI uri = new URI(address);
            if ("https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Said below, in the same words as every other address that does not fit.
        }
        throw new AttachmentException(
                "The address must begin with https:// and hold no password. Example: https://example.org/plan.png");
    }

    /** Reads one byte more than is allowed at most: the file may have grown since anybody looked at its size. */
    private static byte[] bytes(Path file, String name) throws AttachmentException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw tooLarge(name);
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new AttachmentException(
                    name + " is no longer there. Remove it from the prompt, or put it back at " + file + ".");
        } catch (IOException e) {
            throw new AttachmentException(
                    name + " cannot be read. Check that you may read " + file + ", or remove it from the prompt.");
        }
    }

    private static AttachmentException tooLarge(String name) {
        return new AttachmentException(name + " has more than " + Attachment.bytes(MOST_BYTES)
                + ", the most that can be attached. Attach a smaller version or only the part that matters.");
    }

    private static String text(String name, byte[] bytes) throws AttachmentException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') < 0) {
                return text.startsWith("\uFEFF") ? text.substring(1) : text;
            }
        } catch (CharacterCodingException e) {
            // Said below: what is not UTF-8 is no text for us.
        }
        throw new AttachmentException(
                name + " is neither an image (PNG, JPEG, GIF, WebP) nor a PDF nor text in UTF-8. Convert it to one of"
                        + " these first.");
    }

    /** Tags show the model where a file begins and ends, whatever stands in it. */
    private static String framed(String name, String text) {
        String end = text.endsWith("\n") ? "" : "\n";
        return "\n\n<file name=\"" + name.replace("\"", "'") + "\">\n" + text + end + "</file>";
    }

    private static String name(Path file) {
        Path last = file.getFileName();
        return last == null ? file.toString() : last.toString();
    }
}
