package dev.trivium.chat;

import java.net.URI;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An image or a document: either bytes or an address that the provider fetches by itself. Immutable. */
public final class Media {

    private final String mimeType;
    private final @Nullable String name;
    private final byte @Nullable [] bytes;
    private final @Nullable URI uri;

    private Media(String mimeType, @Nullable String name, byte @Nullable [] bytes, @Nullable URI uri) {
        this.mimeType = mimeType;
        this.name = name;
        this.bytes = bytes;
        this.uri = uri;
    }

    /** @param name a file name for the provider and the screen; null if there is none */
    public static Media of(String mimeType, byte[] bytes, @Nullable String name) {
        return new Media(mimeType, name, bytes.clone(), null);
    }

    public static Media at(String mimeType, URI uri) {
        return new Media(mimeType, null, null, uri);
    }

    /** Such as {@code image/png} or {@code application/pdf}. */
    public String mimeType() {
        return mimeType;
    }

    public @Nullable String name() {
        return name;
    }

    /** The address; null if the bytes are here. */
    public @Nullable URI uri() {
        return uri;
    }

    /** How many bytes are here; 0 for an address. */
    public int size() {
        return bytes == null ? 0 : bytes.length;
    }

    /** The bytes in Base64 without line breaks; null for an address. */
    public @Nullable String base64() {
        return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
    }

    /** The address, or the bytes as a {@code data:} address. */
    public String url() {
        return uri != null ? uri.toString() : "data:" + mimeType + ";base64," + base64();
    }

    /** A copy of the bytes; null for an address. */
    public byte @Nullable [] bytes() {
        return bytes == null ? null : bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Media that
                && mimeType.equals(that.mimeType)
                && Objects.equals(name, that.name)
                && Arrays.equals(bytes, that.bytes)
                && Objects.equals(uri, that.uri);
    }

    @Override
    public int hashCode() {
        return Objects.hash(mimeType, name, Arrays.hashCode(bytes), uri);
    }

    @Override
    public String toString() {
        return mimeType + (uri != null ? " at " + uri : " of " + size() + " bytes");
    }
}
