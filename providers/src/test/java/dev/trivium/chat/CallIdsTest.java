package dev.trivium.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CallIdsTest {

    @Test
    void textOrderIsTheOrderInWhichTheyWereMade() {
        List<String> ids = Stream.generate(CallIds::next).limit(20_000).toList();

        assertThat(ids).isSorted().doesNotHaveDuplicates();
        assertThat(ids).allMatch(id -> UUID.fromString(id).version() == 7);
    }
}
