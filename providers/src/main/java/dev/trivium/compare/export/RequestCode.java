package dev.trivium.compare.export;

import dev.trivium.chat.ChatRequest;
import dev.trivium.provider.Connection;
import dev.trivium.provider.http.Endpoint;
import dev.trivium.provider.http.WireException;
import dev.trivium.provider.http.WireProtocol;

/**
 * A request as text that others can run: as {@code curl}, exactly as it goes over the wire, or as a short program with
 * the official client of its protocol. Where a key belongs stands the name of the environment variable that holds it;
 * so do names stand for the values of a connection's own headers, which may be secret.
 */
public final class RequestCode {

    private RequestCode() {}

    /**
     * @param model by its provider's name
     * @return lines, the last one ended
     * @throws CodeException if the protocol cannot carry the request
     */
    public static String write(CodeLanguage language, Connection connection, String model, ChatRequest request)
            throws CodeException {
        try {
            return write(language, connection.endpoint(), connection.wire(), model, request);
        } catch (WireException e) {
            throw new CodeException(e.error().message(), e);
        }
    }

    static String write(
            CodeLanguage language, Endpoint endpoint, WireProtocol protocol, String model, ChatRequest request)
            throws WireException {
        WireCall call = WireCall.of(endpoint, protocol, model, request);
        return switch (language) {
            case CURL -> CurlCode.write(call);
            case PYTHON -> PythonCode.write(call);
            case JAVASCRIPT -> JavaScriptCode.write(call);
            case JAVA -> JavaCode.write(call);
        };
    }
}
