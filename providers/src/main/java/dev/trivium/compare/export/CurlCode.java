package dev.trivium.compare.export;

/**
 * A request as a command line for a POSIX shell. The body comes in a quoted here-document, in which the shell reads
 * nothing, and which has no limit of length as an argument has.
 */
final class CurlCode {

    /** No line of the body can be this: every line of JSON that begins with a letter is a word of JSON. */
    private static final String END = "END_OF_BODY";

    private CurlCode() {}

    static String write(WireCall call) {
        StringBuilder text = new StringBuilder();
        call.ownHeaders()
                .forEach((name, secret) -> text.append("# ")
                        .append(secret.variable())
                        .append(" holds the value of the" + " connection's header ")
                        .append(name)
                        .append(".\n"));
        String address = call.query().isEmpty() ? call.address() : call.address() + "?" + call.query();
        text.append("curl --no-buffer --silent --show-error ")
                .append(quoted(address))
                .append(" \\\n");
        text.append("  -H 'Content-Type: application/json' \\\n");
        call.headers()
                .forEach((name, value) ->
                        text.append("  -H ").append(quoted(name + ": " + value)).append(" \\\n"));
        call.secretHeaders()
                .forEach((name, secret) -> text.append("  -H \"")
                        .append(insideDoubleQuotes(name + ": " + secret.before()))
                        .append("${")
                        .append(secret.variable())
                        .append("}\" \\\n"));
        text.append("  --data-binary @- <<'").append(END).append("'\n");
        return text.append(Literals.JSON.of(call.body(), 0))
                .append('\n')
                .append(END)
                .append('\n')
                .toString();
    }

    /** Between single quotes the shell reads nothing but the closing quote. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static String insideDoubleQuotes(String text) {
        return text.replaceAll("[\\\\\"$`]", "\\\\$0");
    }
}
