package io.keyback.keys;

/**
 * The keys that wrap the data keys of cases. They are never in the database: who has only that reads nothing.
 *
 * <p>Without anything else it is a file of the key directory. An installation with a key service offers a bean of its own,
 * which calls that service: what Tink's {@code KmsClient} gives for a key's address does both.
 */
public interface KeyRing {

    /**
     * What was wrapped.
     *
     * @param bytes which only {@link #unwrap} makes something of
     * @param key the id of the key that did it, never empty, at most 200 characters
     */
    @SuppressWarnings("ArrayRecordComponent") // on its way to a row, is never compared
    record Wrapped(byte[] bytes, String key) {}

    /** The id of the key that wraps from now on; what another one wrapped is to be wrapped anew at a rotation. */
    String current();

    /**
     * Wraps a data key with the current key.
     *
     * @param bound what the wrapped key belongs to; it opens for nothing else
     * @throws KeyRingFailed when it could not be done; it may be tried again
     */
    Wrapped wrap(byte[] dataKey, byte[] bound);

    /**
     * The data key.
     *
     * @param bound as it was wrapped
     * @throws KeyRingFailed when it was not wrapped by a key of this ring, or for something else, or the keys cannot be
     *     reached
     */
    byte[] unwrap(byte[] wrapped, byte[] bound);
}
