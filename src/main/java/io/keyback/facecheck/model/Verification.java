package io.keyback.facecheck.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.codec.digest.DigestUtils;

/** Whether a file is the pinned one. */
final class Verification {

    private static final byte[] LFS_POINTER =
            "version https://git-lfs.github.com/spec/".getBytes(StandardCharsets.US_ASCII);

    private Verification() {}

    /**
     * The content of the file, which is what was verified: to read it a second time would be to read something else.
     *
     * @throws ModelRefused when it is not the pinned one
     */
    static byte[] verified(ModelDirectory directory, PinnedModel pinned) {
        byte[] bytes = directory.read(pinned.file(), pinned.bytes());
        if (isLfsPointer(bytes)) {
            throw new ModelRefused("is a Git LFS pointer, not the model: fetch it with git lfs pull");
        }
        if (bytes.length != pinned.bytes()) {
            throw new ModelRefused("has " + bytes.length + " bytes instead of " + pinned.bytes());
        }
        String sha256 = DigestUtils.sha256Hex(bytes);
        if (!sha256.equals(pinned.sha256())) {
            throw new ModelRefused("has the SHA-256 " + sha256 + " instead of " + pinned.sha256());
        }
        return bytes;
    }

    private static boolean isLfsPointer(byte[] bytes) {
        return bytes.length >= LFS_POINTER.length
                && Arrays.equals(bytes, 0, LFS_POINTER.length, LFS_POINTER, 0, LFS_POINTER.length);
    }
}
