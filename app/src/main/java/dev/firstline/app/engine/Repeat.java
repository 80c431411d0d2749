package dev.firstline.app.engine;

import java.util.Map;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a command safe to repeat: sent again by the same caller for the same operation under the same id, it answers as it did the
 * first time and changes nothing; with other content it is refused. Only what succeeded is remembered.
 */
public final class Repeat {

    /** What is done, in the words of the HTTP contract. */
    public static final String OPERATION = "repeat-operation";

    /** The id the caller chose for this doing of it. */
    public static final String ID = "repeat-id";

    /** What tells this content from any other. */
    public static final String FINGERPRINT = "repeat-fingerprint";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .addModule(EventSerializer.stableOrder())
            .build();

    private final InstallationKey key;

    Repeat(InstallationKey key) {
        this.key = key;
    }

    /**
     * The metadata a command carries to be safe to repeat, beside its actor's.
     *
     * @param operation what is done, the same for every doing of it
     * @param id chosen by the caller, at most 200 characters
     * @param content what was sent, without what the edge added to it; equal content has equal JSON
     */
    public Map<String, String> asMetaData(String operation, String id, Object content) {
        return Map.of(OPERATION, operation, ID, id, FINGERPRINT, key.fingerprint(JSON.writeValueAsBytes(content)));
    }
}
