package dev.trivium.prompt;

import org.jspecify.annotations.Nullable;

/** A prompt was changed on disk since it was read, so it was not saved. Nothing is lost: both texts are here. */
public final class PromptConflictException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient StoredPrompt mine;
    private final transient @Nullable StoredPrompt theirs;

    PromptConflictException(StoredPrompt mine, @Nullable StoredPrompt theirs) {
        super(
                theirs == null
                        ? "The file of \"" + mine.name() + "\" is gone from the disk. Save again to write it anew."
                        : "The file of \"" + mine.name()
                                + "\" was changed on disk since it was read. Reload it, or keep yours.");
        this.mine = mine;
        this.theirs = theirs;
    }

    /** What was to be saved. */
    public StoredPrompt mine() {
        return mine;
    }

    /** What stands on disk; null if the file is gone. */
    public @Nullable StoredPrompt theirs() {
        return theirs;
    }
}
