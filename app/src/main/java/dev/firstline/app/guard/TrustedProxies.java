package dev.firstline.app.guard;

import static java.util.stream.Collectors.joining;

import dev.firstline.app.engine.StartRefusedException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.apache.catalina.util.NetMask;

/** The proxies whose word is taken for who is calling, as configured. */
final class TrustedProxies {

    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f.:]*[.:][0-9A-Fa-f.:]*");

    private TrustedProxies() {}

    /** Addresses and ranges, written with commas between them, as ranges; anything else keeps Firstline from starting. */
    static String ranges(String configured) {
        return Arrays.stream(configured.split(",", -1))
                .map(String::strip)
                .map(TrustedProxies::range)
                .collect(joining(","));
    }

    private static String range(String proxy) {
        var range = proxy.contains("/") ? proxy : proxy + (proxy.contains(":") ? "/128" : "/32");
        try {
            if (ADDRESS.matcher(range.substring(0, range.indexOf('/'))).matches()) {
                new NetMask(range);
                return range;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new StartRefusedException(
                "FIRSTLINE_TRUSTED_PROXIES names \"" + proxy + "\", which is no address.",
                "Name addresses or ranges with commas between them, as 10.0.0.0/8, 192.168.1.7.");
    }
}
