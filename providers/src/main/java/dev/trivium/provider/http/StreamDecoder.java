package dev.trivium.provider.http;

/** Reads the events of one response. Unknown events, fields and values are passed over. */
public interface StreamDecoder {

    /**
     * Takes one event.
     *
     * @param event valid only during the call
     * @throws WireException if the event is an error of the provider, or cannot be read
     */
    void event(WireEvent event) throws WireException;

    /**
     * Takes an answer that came whole, as JSON, though a stream was asked for.
     *
     * @throws WireException if it is an error, or cannot be read
     */
    void whole(tools.jackson.databind.JsonNode body) throws WireException;

    /** Whether the protocol's own mark of success has been seen. */
    boolean complete();

    /** The stream has ended, rightly or not: hands on what was held back, such as a tool call's arguments. */
    void end();
}
