package dev.trivium.provider.http;

/** There is no key where a connection expects one. */
public final class KeyUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String why;
    private final String remedy;

    /**
     * @param why one sentence: "The environment variable OPENAI_API_KEY is not set."
     * @param remedy one sentence: "Set it and start Trivium again."
     */
    public KeyUnavailableException(String why, String remedy) {
        super(why + " " + remedy);
        this.why = why;
        this.remedy = remedy;
    }

    public String why() {
        return why;
    }

    public String remedy() {
        return remedy;
    }
}
