package io.keyback;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port on the loopback address for what is started later. It lies below those that systems give to outgoing
 * connections (from 32768 on Linux, from 49152 by RFC 6335): between the choice and its use many of these are opened.
 */
public final class FreePort {

    private static final int FIRST = 20_000;
    private static final int BEHIND_LAST = 32_000;

    private FreePort() {}

    public static int find() throws IOException {
        BindException none = new BindException("no port is free");
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, BEHIND_LAST);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                none.addSuppressed(taken);
            }
        }
        throw none;
    }
}
