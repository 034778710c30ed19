package dev.trivium.provider.http;

import dev.trivium.chat.ChatError;
import dev.trivium.chat.ErrorKind;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Makes the HTTP client of one connection out of the shared one. */
final class HttpClients {

    private HttpClients() {}

    /** @throws WireException if the file of certificates cannot be used */
    static OkHttpClient of(Endpoint endpoint, OkHttpClient shared) throws WireException {
        OkHttpClient.Builder builder = shared.newBuilder()
                .connectTimeout(endpoint.timeouts().connect())
                .addNetworkInterceptor(chain -> {
                    Watch watch = chain.request().tag(Watch.class);
                    if (watch != null) {
                        watch.connected();
                    }
                    return chain.proceed(chain.request());
                });
        URI proxy = endpoint.proxy();
        if (proxy != null) {
            builder.proxy(proxy(proxy));
        }
        Path file = endpoint.caFile();
        if (file != null) {
            try {
                X509TrustManager trust = trust(file);
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(null, new TrustManager[] {trust}, new SecureRandom());
                builder.sslSocketFactory(context.getSocketFactory(), trust);
            } catch (GeneralSecurityException | IOException e) {
                throw new WireException(ChatError.of(
                        ErrorKind.UNAVAILABLE,
                        "The certificates of " + endpoint.id() + " cannot be read.",
                        file + " is missing or holds no certificate in PEM.",
                        "Correct the path of ca_file, or leave it out."));
            }
        }
        return builder.build();
    }

    private static Proxy proxy(URI address) {
        Proxy.Type type = String.valueOf(address.getScheme()).startsWith("socks") ? Proxy.Type.SOCKS : Proxy.Type.HTTP;
        return new Proxy(type, InetSocketAddress.createUnresolved(address.getHost(), address.getPort()));
    }

    /** Trusts what the system trusts, and the file's certificates. */
    private static X509TrustManager trust(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        for (X509Certificate known : manager(null).getAcceptedIssuers()) {
            store.setCertificateEntry("system-" + number++, known);
        }
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> added =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (added.isEmpty()) {
                throw new IOException("no certificate");
            }
            for (Certificate certificate : added) {
                store.setCertificateEntry("file-" + number++, certificate);
            }
        }
        return manager(store);
    }

    private static X509TrustManager manager(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager trust) {
                return trust;
            }
        }
        throw new GeneralSecurityException("no trust manager for X.509");
    }
}
