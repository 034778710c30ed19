package dev.trivium.catalog;

/** Counts the tokens of plain text for one family of models. Safe for several threads; linear in the text's length. */
interface TextTokens {

    long count(String text);

    /** How it counts, for a person. */
    String method();
}
