package dev.trivium.history;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stores every text once, packed, under the SHA-256 of its UTF-8 bytes; or none, where only figures are kept. */
final class Texts {

    private static final int REMEMBERED = 500;

    private volatile boolean keep;

    /** Names that are surely stored, so that a prompt on six models is looked up once. */
    private final Map<String, Boolean> stored = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    Texts(boolean keep) {
        this.keep = keep;
    }

    /** @return the text's name; null if texts are not kept, or for null or an empty text */
    @Nullable
    String put(Sql sql, @Nullable String text) throws SQLException {
        if (!keep || text == null || text.isEmpty()) {
            return null;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        String sha256 = RequestJson.sha256(utf8);
        if (stored.get(sha256) == null) {
            boolean present = !sql.query("SELECT 1 FROM content WHERE sha256 = ?", row -> true, sha256)
                    .isEmpty();
            if (!present) {
                sql.update("INSERT INTO content (sha256, packed) VALUES (?, ?)", sha256, Packing.pack(utf8));
            }
            stored.put(sha256, true);
        }
        return sha256;
    }

    boolean keep() {
        return keep;
    }

    /** From the next text on. */
    void keep(boolean value) {
        keep = value;
    }

    /** After a transaction that failed, or after texts were deleted. */
    void forget() {
        stored.clear();
    }

    /** From the columns {@code NAME_body} and {@code NAME_packed}; null if there is no text. */
    static @Nullable String read(ResultSet row, String name) throws SQLException {
        byte[] packed = row.getBytes(name + "_packed");
        return packed == null ? row.getString(name + "_body") : Packing.unpack(packed);
    }
}
