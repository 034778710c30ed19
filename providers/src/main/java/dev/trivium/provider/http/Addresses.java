package dev.trivium.provider.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import okhttp3.HttpUrl;

/** Puts addresses together and tells private ones from public ones. */
final class Addresses {

    private Addresses() {}

    /**
     * The address of a path below a base address; queries of both are kept. People type base addresses with and without
     * the path's first step ({@code /v1}), so that step is not put behind itself.
     *
     * @param path without a leading slash; may hold a query
     */
    static HttpUrl below(String base, String path) {
        HttpUrl root = HttpUrl.get(base);
        int mark = path.indexOf('?');
        String onlyPath = mark < 0 ? path : path.substring(0, mark);
        HttpUrl.Builder url = root.newBuilder().fragment(null);
        String encoded = root.encodedPath();
        String stem = encoded.endsWith("/") ? encoded.substring(0, encoded.length() - 1) : encoded;
        String step = "/" + onlyPath.substring(0, Math.max(0, onlyPath.indexOf('/')));
        if (step.length() > 1 && stem.endsWith(step)) {
            stem = stem.substring(0, stem.length() - step.length());
        }
        url.encodedPath(stem + "/" + onlyPath);
        if (mark >= 0) {
            String query = path.substring(mark + 1);
            String ofBase = root.encodedQuery();
            url.encodedQuery(ofBase == null || ofBase.isEmpty() ? query : ofBase + "&" + query);
        }
        return url.build();
    }

    static String hostAndPort(HttpUrl url) {
        return url.host() + ":" + url.port();
    }

    static boolean sameOrigin(HttpUrl one, HttpUrl other) {
        return one.host().equals(other.host())
                && one.port() == other.port()
                && one.scheme().equals(other.scheme());
    }

    /**
     * Whether a host is this machine or in a network that the public does not reach (RFC 1918, RFC 4193, link-local,
     * shared address space of RFC 6598). Looks the name up. A host that is not found counts as public.
     */
    static boolean isPrivate(String host) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (isPrivate(address)) {
                    return true;
                }
            }
            return false;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC;
        boolean shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xC0) == 64;
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || uniqueLocal
                || shared;
    }
}
