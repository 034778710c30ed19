package dev.trivium.app.compare.parts;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What is attached to the user's message. FX thread only; files are read in the background. */
public final class AttachmentsViewModel {

    private interface Source {
        Attachment read() throws AttachmentException;
    }

    private final AttachmentReader reader;
    private final Executor work;
    private final Executor ui;
    private final Runnable changed;
    private final ObservableList<Attachment> items = FXCollections.observableArrayList();

    /** Kept: a listener of such a list is held by the list only. */
    private final ObservableList<Attachment> shown = FXCollections.unmodifiableObservableList(items);

    private final ReadOnlyIntegerWrapper reading = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private int pasted;

    AttachmentsViewModel(AttachmentReader reader, Executor work, Executor ui, Runnable changed) {
        this.reader = reader;
        this.work = work;
        this.ui = ui;
        this.changed = changed;
    }

    /** Reads the files in the background; what cannot be attached is said in {@link #problemProperty()}. */
    public void addFiles(List<Path> files) {
        problem.set("");
        files.forEach(file -> add(() -> reader.read(file)));
    }

    /** @param png makes the bytes, in the background */
    public void addPicture(Supplier<byte[]> png) {
        problem.set("");
        String name = "pasted-" + ++pasted + ".png";
        add(() -> reader.of(name, png.get()));
    }

    /** An image or PDF that the provider fetches; true if the address is one. */
    public boolean addAddress(String address) {
        problem.set("");
        try {
            put(AttachmentReader.at(address));
            return true;
        } catch (AttachmentException e) {
            problem.set(e.sentence());
            return false;
        }
    }

    public void remove(Attachment attachment) {
        problem.set("");
        items.remove(attachment);
        changed.run();
    }

    private void add(Source source) {
        reading.set(reading.get() + 1);
        work.execute(() -> {
            try {
                Attachment attachment = source.read();
                ui.execute(() -> {
                    reading.set(reading.get() - 1);
                    put(attachment);
                });
            } catch (AttachmentException e) {
                ui.execute(() -> {
                    reading.set(reading.get() - 1);
                    problem.set(e.sentence());
                });
            }
        });
    }

    /** The same file or address again takes the place of the older one. */
    private void put(Attachment attachment) {
        for (int i = 0; i < items.size(); i++) {
            if (same(items.get(i), attachment)) {
                items.set(i, attachment);
                changed.run();
                return;
            }
        }
        items.add(attachment);
        changed.run();
    }

    private static boolean same(Attachment old, Attachment now) {
        Path file = old.file();
        URI address = old.address();
        return (file != null && file.equals(now.file())) || (address != null && address.equals(now.address()));
    }

    public ObservableList<Attachment> items() {
        return shown;
    }

    /** How many files are being read now. */
    public ReadOnlyIntegerProperty readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /** Why the last thing could not be attached; empty if it could. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
