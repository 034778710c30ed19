package dev.trivium.prompt;

/**
 * One message of a prompt file, cut so that its pieces in a row are the file's text.
 *
 * @param marker as it stands in the file, such as <code>{{role "user"}}</code>; empty where the role goes without saying
 * @param lead the space before the content
 * @param trail the space behind it
 */
record PromptSection(String marker, String role, String lead, String content, String trail) {

    static PromptSection cut(String marker, String role, String text) {
        String content = text.strip();
        int start = content.isEmpty() ? text.length() : text.indexOf(content);
        return new PromptSection(
                marker, role, text.substring(0, start), content, text.substring(start + content.length()));
    }

    static PromptSection made(String role, String content, String trail) {
        return new PromptSection(marker(role), role, "\n", content, trail);
    }

    String text() {
        return marker + lead + content + trail;
    }

    PromptSection withContent(String text) {
        boolean first = content.isEmpty() && !text.isEmpty() && !marker.isEmpty();
        if (first && trail.isEmpty() && lead.length() > 1) {
            // The space of an empty message was all counted as its lead.
            return new PromptSection(marker, role, "\n", text, lead.substring(1));
        }
        return new PromptSection(marker, role, lead, text, trail);
    }

    PromptSection withRole(String name) {
        return new PromptSection(marker(name), name, lead, content, trail);
    }

    PromptSection withTrail(String space) {
        return new PromptSection(marker, role, lead, content, space);
    }

    /** With its role written out. */
    PromptSection marked() {
        return marker.isEmpty() ? new PromptSection(marker(role), role, "\n" + lead, content, trail) : this;
    }

    private static String marker(String role) {
        return "{{role \"" + role + "\"}}";
    }
}
