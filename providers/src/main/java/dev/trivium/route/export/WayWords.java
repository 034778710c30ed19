package dev.trivium.route.export;

import static dev.trivium.route.export.Fidelity.APPROXIMATED;
import static dev.trivium.route.export.Fidelity.EXACT;
import static dev.trivium.route.export.Fidelity.NOT_POSSIBLE;

import dev.trivium.route.Balance;
import dev.trivium.route.Retry;
import dev.trivium.route.Step;
import java.util.List;

/** What a gateway of rules and lists says of each thing; what stands here holds where it says nothing of its own. */
interface WayWords {

    /** The key or header that names the way, and how it travels. */
    String wayKey();

    String wayCarrier();

    Ledger.Said call(Step.Call call, Upstream upstream);

    /** @param option as in the file: {@code temperature} */
    Ledger.Said parameter(String option, Step.Call call, Upstream upstream);

    /** Which failures lead on. */
    Ledger.Said failures(Step.Fallback step);

    Ledger.Said balance(Balance.By by);

    /** @param inner whether it stands behind the first tier */
    Ledger.Said weight(boolean inner);

    default Ledger.Said timeout() {
        return said(NOT_POSSIBLE, "This gateway has one bound for a request only. Set a timeout at your client.");
    }

    default Ledger.Said time() {
        return timeout();
    }

    default Ledger.Said explore() {
        return said(NOT_POSSIBLE, "This gateway decides by itself how often it tries the others.");
    }

    default Ledger.Said retry(Retry step) {
        return said(NOT_POSSIBLE, "This gateway does not try again by itself. Try again in your own program.");
    }

    /** Of an option of a retry that can be carried. */
    default Ledger.Said retryOption(Retry step, String option) {
        return retry(step);
    }

    default Ledger.Said cache() {
        return said(NOT_POSSIBLE, "This gateway keeps no answers. Put a cache in front of it.");
    }

    default Ledger.Said breaker() {
        return said(NOT_POSSIBLE, Left.BREAKER);
    }

    default Ledger.Said usdPerDay() {
        return said(NOT_POSSIBLE, Left.USD);
    }

    default Ledger.Said calls() {
        return said(NOT_POSSIBLE, Left.CALLS);
    }

    static Ledger.Said said(Fidelity fidelity, String how) {
        return new Ledger.Said(fidelity, how, List.of());
    }

    static Ledger.Said exact(String how) {
        return said(EXACT, how);
    }

    static Ledger.Said approximated(String how) {
        return said(APPROXIMATED, how);
    }

    static Ledger.Said impossible(String how) {
        return said(NOT_POSSIBLE, how);
    }
}
