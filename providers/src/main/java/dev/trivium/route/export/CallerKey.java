package dev.trivium.route.export;

/**
 * What the caller of a gateway has to send, since the gateway cannot see it.
 *
 * @param name of the key or header
 * @param carrier how it travels, such as {@code metadata (header x-portkey-metadata)}
 * @param feature what it stands for, as conditions write it: {@code input.tokens}
 * @param form what its value looks like, such as {@code a whole number} or {@code true or false}
 * @param snippet Python that computes it, an expression over {@code messages}, the request's list of messages in OpenAI's
 *     form, and the functions that the snippet file of the export defines
 */
public record CallerKey(String name, String carrier, String feature, String form, String snippet) {}
