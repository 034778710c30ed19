package dev.trivium.app;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

/** A look of the whole window. */
public enum Theme {
    LIGHT(new PrimerLight().getUserAgentStylesheet(), "light.css"),
    DARK(new PrimerDark().getUserAgentStylesheet(), "dark.css");

    private final String controls;
    private final String tokens;

    Theme(String controls, String tokens) {
        this.controls = controls;
        this.tokens = tokens;
    }

    /** The address of the sheet that styles the standard controls. */
    String controlsSheet() {
        return controls;
    }

    /** The resource that holds the tokens. */
    String tokensResource() {
        return "/dev/trivium/theme/" + tokens;
    }

    public Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }
}
