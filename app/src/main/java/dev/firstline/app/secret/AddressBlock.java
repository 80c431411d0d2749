package dev.firstline.app.secret;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** What of a network address is counted as one caller: all of an IPv4 address, and the first half of an IPv6 one, whose owner has all of the second. */
public final class AddressBlock {

    private static final Pattern IPV6 = Pattern.compile("\\[?([0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(%.*)?]?");

    private AddressBlock() {}

    /** The block the address lies in; what is no address is one of its own. */
    public static String of(String address) {
        var literal = IPV6.matcher(address);
        if (literal.matches()) {
            try {
                // No name is looked up: it has a colon.
                if (InetAddress.getByName(literal.group(1)) instanceof Inet6Address ipv6) {
                    return HexFormat.of().formatHex(Arrays.copyOf(ipv6.getAddress(), 8));
                }
            } catch (UnknownHostException e) {
                return address;
            }
        }
        return address;
    }
}
