package io.keyback.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the body of an answer, {@code {"data": {…}}}, up to a limit and no further. */
@Component
class AnswerBody {

    private static final TypeReference<Map<String, Map<String, @Nullable Object>>> SHAPE = new TypeReference<>() {};

    private final ObjectMapper json;
    private final int limit;

    AnswerBody(ObjectMapper json, PortalProperties properties) {
        this.json = json;
        this.limit = Math.toIntExact(properties.maxAnswerSize().toBytes());
    }

    /**
     * What the form collected.
     *
     * @throws AnswerTooLarge when there is more than the limit
     * @throws AnswerUnreadable when it is not of that shape
     */
    Map<String, @Nullable Object> read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(limit + 1);
        if (bytes.length > limit) {
            throw new AnswerTooLarge();
        }
        Map<String, @Nullable Object> data;
        try {
            data = json.readValue(bytes, SHAPE).get("data");
        } catch (JsonProcessingException e) {
            // The cause would carry what was entered into the log.
            throw new AnswerUnreadable("Not JSON of the expected shape");
        }
        if (data == null) {
            throw new AnswerUnreadable("No data in the answer");
        }
        return data;
    }
}
