package dev.trivium.compare;

import dev.trivium.chat.ChatModel;
import dev.trivium.chat.ChatRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One contestant of a comparison: what is asked of which model.
 *
 * @param place the column under which the calls are recorded, from 0; null for the contestant's own index. Contestants
 *     with the same place are samples of one column.
 */
public record Column(
        ChatModel model, ChatRequest request, @Nullable Integer place) {

    /** The key in a request's metadata that tells which sample of its column a call is, from 1. */
    public static final String SAMPLE = "sample";

    public Column(ChatModel model, ChatRequest request) {
        this(model, request, null);
    }

    /**
     * The same question several times, recorded as one column. With more than one, each request carries its number as
     * {@link #SAMPLE}, so that the history tells samples from further tries.
     *
     * @param place from 0
     * @param count at least 1
     */
    public static List<Column> samples(ChatModel model, ChatRequest request, int place, int count) {
        if (count == 1) {
            return List.of(new Column(model, request, place));
        }
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Column(model, numbered(request, number), place))
                .toList();
    }

    private static ChatRequest numbered(ChatRequest request, int number) {
        Map<String, String> metadata = new LinkedHashMap<>(request.metadata());
        metadata.put(SAMPLE, Integer.toString(number));
        return request.withMetadata(metadata);
    }
}
