package dev.trivium.route.export;

/** What is said, in the same words for all gateways, of what none of them can do. */
final class Left {

    static final String SYSTEM =
            "A gateway passes the messages on as they are. Put the system message into the request, or keep this step in"
                    + " Trivium.";
    static final String TEMPLATE =
            "A gateway passes the messages on as they are. Fill the template before you send, or keep this step in Trivium.";
    static final String SEQUENCE =
            "A gateway makes one answer out of one call. Run the steps one after another in your own program, or run this"
                    + " route in Trivium; the export goes straight to the last step.";
    static final String OF_SEQUENCE = "It is one of the earlier steps of a sequence, which a gateway cannot run.";
    static final String PARALLEL =
            "A gateway does not ask several models for one answer. Run this route in Trivium, or ask them from your own"
                    + " program; the export goes to the first branch only.";
    static final String OF_PARALLEL = "It takes part in answering at once, which a gateway cannot do.";
    static final String CHECK =
            "A gateway does not look at the answer. Check it in your own program and ask again, or run this route in"
                    + " Trivium.";
    static final String OF_CHECK = "It judges answers, which a gateway does not do.";
    static final String PREPARE =
            "A gateway does not change the messages. Do it before you send, or keep this route in Trivium.";
    static final String REDACT =
            "A gateway does not look for personal data: it would reach the provider as it is. Replace it before you send.";
    static final String USD =
            "This gateway does not add up what calls cost. Set a budget at the provider, or keep this step in Trivium.";
    static final String CALLS = "This gateway does not count calls. Put a rate limiter in front of it.";
    static final String BREAKER =
            "This gateway does not remember failures; every request tries the step again. Keep a fallback around it.";
    static final String STICKY = "This gateway does not keep a caller on one share; each request is drawn anew.";
    static final String BUDGET_TOKENS =
            "This gateway has no such parameter for all providers. Set it in the request, in the provider's own words.";
    static final String SIMULATED =
            "The connection is simulated and answers only inside Trivium; the export names the vendor's address in its"
                    + " place. Choose a real model before you use it.";
    static final String NO_ROUTE =
            "There is no such route in this workspace. Put a step of this route in its place before you export.";

    private Left() {}
}
