package dev.trivium.history;

/** What a change of the database needs: its transaction, and what is kept in step with it. For the writer's thread. */
record Writing(Sql sql, Ledger ledger, Texts texts, int writer) {}
