package dev.trivium.chat;

/**
 * How a user names a model: {@code connection/model}, split at the first slash, so that the model's own name may hold
 * slashes ({@code openrouter/meta-llama/llama-4}). Routes are addressed as {@code route/NAME}, a recorded call that is
 * played again as {@code replay/ADDRESS}.
 */
public record ModelAddress(String connection, String model) {

    public static final String ROUTE = "route";
    public static final String REPLAY = "replay";

    public ModelAddress {
        if (connection.isBlank() || connection.indexOf('/') >= 0 || model.isBlank()) {
            throw new IllegalArgumentException("A model address is connection/model, for example openai/gpt-5.5; got \""
                    + connection + "/" + model + "\".");
        }
    }

    /** @throws IllegalArgumentException with a message for the user, if there is no slash or an empty side */
    public static ModelAddress parse(String text) {
        int slash = text.indexOf('/');
        if (slash <= 0 || slash == text.length() - 1) {
            throw new IllegalArgumentException(
                    "A model address is connection/model, for example openai/gpt-5.5; got \"" + text + "\".");
        }
        return new ModelAddress(text.substring(0, slash), text.substring(slash + 1));
    }

    public static ModelAddress route(String name) {
        return new ModelAddress(ROUTE, name);
    }

    /** The address of a recorded call of {@code recorded} that is played again. */
    public static ModelAddress replay(ModelAddress recorded) {
        return recorded.isReplay() ? recorded : new ModelAddress(REPLAY, recorded.toString());
    }

    /** Whose recorded call it is; itself if it is no replay. */
    public ModelAddress original() {
        return isReplay() ? parse(model) : this;
    }

    public boolean isReplay() {
        return connection.equals(REPLAY);
    }

    public boolean isRoute() {
        return connection.equals(ROUTE);
    }

    @Override
    public String toString() {
        return connection + "/" + model;
    }
}
