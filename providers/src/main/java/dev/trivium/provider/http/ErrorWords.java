package dev.trivium.provider.http;

import dev.trivium.chat.ErrorKind;

/** What happened, why, and what to do: one sentence each. */
record ErrorWords(String what, String why, String remedy) {

    static ErrorWords of(ErrorKind kind, String provider, String model, int status) {
        return switch (kind) {
            case AUTHENTICATION ->
                new ErrorWords(
                        provider + " rejected the key.",
                        "It may have been revoked or pasted incompletely.",
                        "Check the key of this connection, or make a new one.");
            case PERMISSION ->
                new ErrorWords(
                        provider + " does not allow this call.",
                        "The key's account may lack access to " + model
                                + ", or the provider does not serve this region.",
                        "Ask for access in the provider's console, or choose another model.");
            case NOT_FOUND ->
                new ErrorWords(
                        provider + " does not know " + model + ".",
                        "The name may be misspelt, the model withdrawn or not open to this key, or the base address wrong.",
                        "Choose a model from the connection's list, or check its base address.");
            case INVALID_REQUEST ->
                status == 413
                        ? new ErrorWords(
                                provider + " refused a request of this size.",
                                "The prompt and its files are larger than it takes at once.",
                                "Send less text, or fewer or smaller files.")
                        : new ErrorWords(
                                provider + " refused the request.",
                                "Something in it does not suit " + model + ".",
                                "Read the provider's message, then change the parameter or part that it names.");
            case CONTEXT_LENGTH ->
                new ErrorWords(
                        "The prompt is too long for " + model + ".",
                        "Its tokens and the room kept for the answer exceed the model's context.",
                        "Shorten the prompt, lower the maximum of output tokens, or choose a model with a larger context.");
            case CONTENT_FILTER ->
                new ErrorWords(
                        provider + " blocked the content.",
                        "Its safety filter objects to the prompt or the answer.",
                        "Reword the prompt, or choose another model.");
            case RATE_LIMIT ->
                new ErrorWords(
                        provider + " is limiting calls.",
                        "Too many requests or tokens were sent within its time window.",
                        "Wait and retry, or run fewer calls at once.");
            case QUOTA ->
                new ErrorWords(
                        provider + " says that the account's credit or quota is used up.",
                        "A retry does not help until it is raised.",
                        "Add credit or raise the limit in the provider's console, or choose another connection.");
            case OVERLOADED ->
                new ErrorWords(
                        provider + " is overloaded.",
                        "It has no capacity for " + model + " at this moment.",
                        "Retry in a while, or choose another model.");
            case TIMEOUT ->
                new ErrorWords(
                        provider + " gave up waiting for the answer.",
                        "The model, or a gateway before it, took longer than the provider allows.",
                        "Retry, or ask for a shorter answer.");
            case TRUNCATED ->
                new ErrorWords(
                        "The answer was cut off.",
                        provider + " ended the stream without its end mark.",
                        "What had arrived is kept. Retry for a whole answer.");
            case MALFORMED_RESPONSE ->
                new ErrorWords(
                        provider + " sent something that this connection's protocol does not know.",
                        "The base address may lead to another kind of server, or a proxy changed the answer.",
                        "Check the connection's base address and protocol.");
            case NETWORK ->
                new ErrorWords(
                        "The connection to " + provider + " failed.",
                        "The network or the server dropped it.",
                        "Check the network, then retry.");
            case UNAVAILABLE ->
                new ErrorWords(
                        provider + " was not asked.", "This connection cannot be used now.", "Check its settings.");
            case BUDGET ->
                new ErrorWords(
                        "The call would pass a budget.", "The budget leaves no room for it.", "Raise the budget.");
            case CANCELLED -> new ErrorWords("The call was stopped.", "", "");
            case SERVER ->
                new ErrorWords(
                        provider + " failed while answering.",
                        status >= 400
                                ? "It reports a fault of its own (status " + status + ")."
                                : "It reports a fault of its own.",
                        "Retry in a while; the provider's status page may say more.");
        };
    }
}
