package dev.trivium.provider.http;

/** Where a connection's key comes from; asked anew at each call, so that nobody keeps the key. */
public interface KeySource {

    /** How the user names the place: {@code env:OPENAI_API_KEY}. Never the key. */
    String name();

    /**
     * The key; not empty. May block.
     *
     * @throws KeyUnavailableException if there is none now
     */
    String key() throws KeyUnavailableException;
}
