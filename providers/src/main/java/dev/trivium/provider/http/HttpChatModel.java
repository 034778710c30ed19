package dev.trivium.provider.http;

import dev.trivium.chat.ChatCall;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatListener;
import dev.trivium.chat.ChatModel;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Origin;

/**
 * A provider's model over HTTP. Each call has a thread of its own from the runtime while it lasts; its listener is
 * called on that thread, or on another of the runtime's when the call is cancelled or its time is up, never on two at
 * once.
 */
public final class HttpChatModel implements ChatModel {

    private final HttpConnection connection;
    private final ModelAddress address;

    /** A model with a connection of its own; models of one endpoint should share an {@link HttpConnection}. */
    public HttpChatModel(Endpoint endpoint, WireProtocol protocol, HttpRuntime runtime, String model) {
        this(new HttpConnection(endpoint, protocol, runtime), model);
    }

    HttpChatModel(HttpConnection connection, String model) {
        this.connection = connection;
        this.address = new ModelAddress(connection.endpoint().id(), model);
    }

    @Override
    public ModelAddress address() {
        return address;
    }

    @Override
    public boolean simulated() {
        return connection.endpoint().simulated();
    }

    @Override
    public ChatCall start(ChatRequest request, Origin origin, ChatListener listener) {
        long now = System.nanoTime();
        ChatEvent.Opened opened = new ChatEvent.Opened(origin, now, address, request, simulated());
        HttpCall call = new HttpCall(connection, address.model(), request, new CallSink(opened, listener));
        call.start();
        return call;
    }
}
