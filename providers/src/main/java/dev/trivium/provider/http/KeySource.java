package dev.trivium.provider.http;

/** Where a connection's key comes from. Asked anew for every request, on the call's own thread; never cached here. */
public interface KeySource {

    /** As in the workspace file, such as {@code env:OPENAI_API_KEY}; fit to be shown. */
    String name();

    /**
     * The key itself. It never reaches a log or a message.
     *
     * @throws KeyUnavailableException if there is none, with what to do about it
     */
    String key() throws KeyUnavailableException;
}
