package dev.trivium.provider.http;

import dev.trivium.chat.ChatError;
import dev.trivium.chat.ErrorKind;
import dev.trivium.provider.http.ModelPage.RemoteModel;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One endpoint, spoken to in one protocol: what all its models share. Safe for several threads. */
public final class HttpConnection implements AutoCloseable {

    private static final int MOST_PAGES = 50;
    private static final Duration LIST_TIME = Duration.ofSeconds(30);

    private final Endpoint endpoint;
    private final WireProtocol protocol;
    private final HttpRuntime runtime;
    private final Sender sender;
    private final ResponseReader reader;
    private final RateGate gate;
    private final Set<HttpCall> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;
    private @Nullable OkHttpClient client;

    public HttpConnection(Endpoint endpoint, WireProtocol protocol, HttpRuntime runtime) {
        this.endpoint = endpoint;
        this.protocol = protocol;
        this.runtime = runtime;
        this.sender = new Sender(endpoint, protocol);
        this.reader = new ResponseReader(endpoint, protocol);
        this.gate = new RateGate(endpoint.limits(), runtime.pause()::nanos, Clock.systemUTC());
    }

    public Endpoint endpoint() {
        return endpoint;
    }

    public WireProtocol protocol() {
        return protocol;
    }

    /** The model of this name; whether the provider has it shows when it is called. */
    public HttpChatModel model(String name) {
        return new HttpChatModel(this, name);
    }

    /**
     * Asks the provider which models it offers. Blocks, at most half a minute a page.
     *
     * @throws WireException if it does not say
     */
    public List<RemoteModel> listModels() throws WireException {
        Secrets secrets = new Secrets(endpoint);
        try {
            List<RemoteModel> models = new ArrayList<>();
            String page = null;
            for (int pages = 0; pages < MOST_PAGES; pages++) {
                ModelPage answer = protocol.models(get(protocol.listModels(page), secrets));
                models.addAll(answer.models());
                page = answer.next();
                if (page == null) {
                    break;
                }
            }
            return models;
        } catch (WireException e) {
            throw new WireException(secrets.clean(e.error()));
        } catch (AttemptException e) {
            throw new WireException(secrets.clean(e.error()));
        } catch (RuntimeException e) {
            throw new WireException(Failures.undecodable());
        }
    }

    /** Stops the calls that are running; later ones end at once. */
    @Override
    public void close() {
        closed = true;
        running.forEach(HttpCall::cancel);
    }

    /** Notes a call that begins; false if none may begin any more. */
    boolean enter(HttpCall call) {
        running.add(call);
        if (closed) {
            running.remove(call);
        }
        return !closed;
    }

    void leave(HttpCall call) {
        running.remove(call);
    }

    private JsonNode get(WireRequest wire, Secrets secrets) throws WireException, AttemptException {
        OkHttpClient patient = client().newBuilder().callTimeout(LIST_TIME).build();
        try (Response response =
                sender.send(patient, wire, null, "application/json", secrets.key(), null, call -> {})) {
            Map<String, String> headers = Sender.headers(response);
            if (!response.isSuccessful()) {
                throw new WireException(reader.error(response, "this model list", headers));
            }
            byte[] body = ResponseReader.body(response);
            String type = String.valueOf(response.header("Content-Type"));
            if (type.contains("html")) {
                throw new WireException(Failures.page(endpoint, response.code())
                        .withProvider(ResponseReader.excerpt(body), response.code(), null));
            }
            return Json.tree(new WireEvent.Slice(body, 0, body.length));
        } catch (InterruptedIOException e) {
            throw new WireException(ChatError.of(
                    ErrorKind.TIMEOUT,
                    endpoint.id() + " did not list its models within " + Failures.seconds(LIST_TIME) + ".",
                    "The server may be down or busy.",
                    "Retry, or check the base address."));
        } catch (IOException e) {
            throw new WireException(Failures.network(sender.url(wire), endpoint, e));
        }
    }

    HttpRuntime runtime() {
        return runtime;
    }

    Sender sender() {
        return sender;
    }

    ResponseReader reader() {
        return reader;
    }

    RateGate gate() {
        return gate;
    }

    HttpUrl base() {
        return HttpUrl.get(endpoint.baseUrl());
    }

    /** Made at the first use, so that a connection with a wrong file of certificates can be opened and mended. */
    synchronized OkHttpClient client() throws WireException {
        OkHttpClient made = client;
        if (made == null) {
            made = HttpClients.of(endpoint, runtime.client());
            client = made;
        }
        return made;
    }
}
