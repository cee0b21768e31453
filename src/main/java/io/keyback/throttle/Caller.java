package io.keyback.throttle;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Where a request comes from.
 *
 * @param address of IPv4 whole; of IPv6 its /64, which one household has for itself
 * @param prefix of IPv4 the /24, of IPv6 the /48, as they are given out
 */
record Caller(String address, String prefix) {

    /** Anything else might be looked up as a name. */
    private static final Pattern LITERAL =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private static final Caller UNKNOWN = new Caller("unknown", "unknown");
    private static final int IPV4_PREFIX = 3;
    private static final int IPV6_ADDRESS = 8;
    private static final int IPV6_PREFIX = 6;

    /** What the servlet container says; whoever it cannot name shares the limits of all such. */
    static Caller of(String remoteAddress) {
        int zone = remoteAddress.indexOf('%');
        String literal = zone < 0 ? remoteAddress : remoteAddress.substring(0, zone);
        if (!LITERAL.matcher(literal).matches()) {
            return UNKNOWN;
        }
        try {
            InetAddress address = InetAddress.getByName(literal);
            return address instanceof Inet4Address
                    ? new Caller(hex(address, Integer.BYTES), hex(address, IPV4_PREFIX))
                    : new Caller(hex(address, IPV6_ADDRESS), hex(address, IPV6_PREFIX));
        } catch (UnknownHostException notAnAddress) {
            return UNKNOWN;
        }
    }

    private static String hex(InetAddress address, int bytes) {
        return HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), bytes));
    }
}
