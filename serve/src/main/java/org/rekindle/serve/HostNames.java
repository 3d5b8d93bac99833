package org.rekindle.serve;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names under which browsers reach the server. Another site can point its own name at this
 * machine (DNS rebinding) and would then read the answers as its own. But the browser puts that
 * name into the Host header, and it is not one of these. Ports are not compared, because they
 * differ behind a tunnel.
 */
final class HostNames {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern HOST_HEADER =
            Pattern.compile("([a-z0-9._-]{1,253}|\\[[0-9a-f:.]{2,45}])(:[0-9]{1,5})?");
    private static final Pattern ADDRESS =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-f:.]{2,45}]");

    private final Set<String> names;
    private final boolean anyAddress;

    private HostNames(Set<String> names, boolean anyAddress) {
        this.names = names;
        this.anyAddress = anyAddress;
    }

    /**
     * The names of a server that was bound to this host.
     *
     * @param host as the user gave it
     * @param address what it stands for
     */
    static HostNames of(String host, InetAddress address) {
        Set<String> names = new HashSet<>(LOOPBACK);
        String given = host.toLowerCase(Locale.ROOT);
        names.add(given.contains(":") ? "[" + given + "]" : given);
        // A machine's own name may stand for 127.0.1.1.
        if (address.isLoopbackAddress()) {
            return new HostNames(Set.copyOf(names), false);
        }
        ownName().ifPresent(names::add);
        // An address cannot be rebound: the browser has connected to that very address.
        return new HostNames(Set.copyOf(names), true);
    }

    /** This machine's name, if it has one. */
    static Optional<String> ownName() {
        try {
            return Optional.of(InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Whether a request with this Host header was meant for this server. */
    boolean include(@Nullable String header) {
        if (header == null) {
            return false;
        }
        Matcher parts = HOST_HEADER.matcher(header.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return false;
        }
        String name = parts.group(1);
        return names.contains(name) || (anyAddress && ADDRESS.matcher(name).matches());
    }
}
