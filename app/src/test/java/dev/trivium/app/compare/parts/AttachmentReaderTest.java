package dev.trivium.app.compare.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.trivium.chat.Part;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentReaderTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 1, 2, 3};

    @TempDir
    private Path folder;

    private final AttachmentReader reader = new AttachmentReader(text -> text.length() / 4);

    @Test
    void aFileIsWhatItsFirstBytesSayWhateverItsName() throws Exception {
        assertThat(reader.read(write("picture.txt", PNG)).part()).isInstanceOf(Part.Image.class);
        assertThat(reader.read(write("paper", "%PDF-1.7 rest".getBytes(StandardCharsets.US_ASCII)))
                        .part())
                .isInstanceOf(Part.Document.class);
        assertThat(reader.read(write("notes.png", "Grüße".getBytes(StandardCharsets.UTF_8)))
                        .part())
                .isInstanceOf(Part.Text.class);
    }

    @Test
    void aTextIsSentWithItsNameAndCountsItsTokens() throws Exception {
        Attachment log = reader.read(write("web\"hook.log", "12345678".getBytes(StandardCharsets.UTF_8)));

        assertThat(((Part.Text) log.part()).text()).isEqualTo("\n\n<file name=\"web'hook.log\">\n12345678\n</file>");
        assertThat(log.measure()).isEqualTo("2 tok");
    }

    @Test
    void aPictureSaysItsSize() throws Exception {
        assertThat(reader.read(write("a.png", PNG)).measure()).isEqualTo("11 B");
        assertThat(Attachment.bytes(18_400)).isEqualTo("18 kB");
        assertThat(Attachment.bytes(2_400_000)).isEqualTo("2.4 MB");
        assertThat(Attachment.bytes(999_600)).isEqualTo("1.0 MB");
    }

    @Test
    void whatIsTooLargeIsRefusedAndNotKept() throws Exception {
        Path file = folder.resolve("huge.txt");
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(AttachmentReader.MOST_BYTES + 1L);
        }
        assertRefused(file, "huge.txt has more than 20.0 MB");
    }

    @Test
    void whatCannotBeReadSaysWhyAndWhatToDo() throws Exception {
        assertRefused(folder.resolve("gone.txt"), "gone.txt is no longer there. Remove it from the prompt");
        assertRefused(folder, "is a folder");
        assertRefused(write("empty.txt", new byte[0]), "empty.txt is empty");
        assertRefused(write("program.exe", new byte[] {'M', 'Z', 0, 1}), "neither an image");
        assertRefused(write("latin1.txt", new byte[] {'G', 'r', (byte) 0xFC}), "neither an image");
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/a/plan.PNG, plan.PNG, image",
        "https://example.org/paper.pdf?v=2, paper.pdf, PDF",
        "https://example.org/picture/1234, 1234, image",
        "https://example.org, example.org, image"
    })
    void anAddressIsLeftToTheProvider(String address, String name, String kind) throws Exception {
        Attachment attachment = AttachmentReader.at(address);

        assertThat(attachment.name()).isEqualTo(name);
        assertThat(attachment.kind()).isEqualTo(kind);
        assertThat(attachment.measure()).isEqualTo("example.org");
        assertThat(attachment.picture()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/a.png",
                "file:///etc/passwd",
                "https://user:secret@example.org/a.png",
                "plan.png",
                "https://",
                "https://exa mple.org/a.png",
                "https://example.org/table.xlsx",
                ""
            })
    void otherAddressesAreRefused(String address) {
        assertThatExceptionOfType(AttachmentException.class)
                .isThrownBy(() -> AttachmentReader.at(address))
                .satisfies(
                        e -> assertThat(e.sentence()).endsWith(address.endsWith("xlsx") ? "from disk." : "plan.png"));
    }

    private void assertRefused(Path file, String words) {
        assertThatExceptionOfType(AttachmentException.class)
                .isThrownBy(() -> reader.read(file))
                .satisfies(e -> assertThat(e.sentence()).contains(words));
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }
}
