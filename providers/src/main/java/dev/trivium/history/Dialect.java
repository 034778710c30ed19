package dev.trivium.history;

import org.jspecify.annotations.Nullable;

/** What databases say differently. Statements are written as H2 takes them. */
enum Dialect {
    H2 {
        @Override
        String statement(String sql) {
            return sql;
        }

        @Override
        @Nullable
        Object value(@Nullable Object value) {
            return value;
        }
    },
    POSTGRESQL {
        /** Ids sort by their code points, whatever the language of the database. */
        @Override
        String statement(String sql) {
            return sql.replace("VARBINARY", "BYTEA")
                    .replace("VARCHAR(36)", "VARCHAR(36) COLLATE \"C\"")
                    .replace(" TRANSACTIONAL", "");
        }

        /** Its texts cannot hold the character U+0000. */
        @Override
        @Nullable
        Object value(@Nullable Object value) {
            return value instanceof String text && text.indexOf('\0') >= 0 ? text.replace('\0', '\uFFFD') : value;
        }
    };

    abstract String statement(String sql);

    abstract @Nullable Object value(@Nullable Object value);
}
