package org.rekindle.serve;

import java.io.IOException;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.util.Locale;
import java.util.Optional;

/**
 * The address of the dashboard. It is bound before the server starts, so that a command with a port
 * that is taken fails before its work begins.
 */
public final class BoundAddress implements AutoCloseable {
    /** The address that only this machine can reach. */
    public static final String LOOPBACK = "127.0.0.1";

    /** The port unless the user names another. */
    public static final int DEFAULT_PORT = 6464;

    private final String host;
    private final InetAddress address;
    private final ServerSocketChannel channel;
    private final Optional<Token> token;

    private BoundAddress(String host, InetAddress address, ServerSocketChannel channel) {
        this.host = host;
        this.address = address;
        this.channel = channel;
        this.token = address.isLoopbackAddress() ? Optional.empty() : Optional.of(Token.random());
    }

    /**
     * Binds a port. If other machines can reach it, visitors need a token.
     *
     * @param host a name or an address of this machine
     * @param port the port; 0 for any that is free
     * @throws DashboardException when the address cannot be bound
     */
    public static BoundAddress bind(String host, int port) {
        if (port < 0 || port > 0xFFFF) {
            throw new DashboardException(
                    DashboardException.Reason.PORT,
                    "the port must be from 0 to 65535, but is " + port);
        }
        try {
            InetAddress address = InetAddress.getByName(host);
            return new BoundAddress(host, address, open(address, port));
        } catch (UnknownHostException e) {
            throw new DashboardException(
                    DashboardException.Reason.HOST, "the host %s is not known".formatted(host));
        } catch (BindException e) {
            throw new DashboardException(
                    DashboardException.Reason.PORT,
                    String.format(
                            Locale.ROOT,
                            "port %d of %s cannot be had (%s)",
                            port,
                            host,
                            e.getMessage()));
        } catch (IOException e) {
            throw new DashboardException(
                    String.format(
                            Locale.ROOT,
                            "the dashboard cannot listen on %s:%d (%s)",
                            host,
                            port,
                            e.getMessage()));
        }
    }

    /** Binds the default port of this machine, or any free one if it is taken. */
    public static BoundAddress bindUsual() {
        try {
            return bind(LOOPBACK, DEFAULT_PORT);
        } catch (DashboardException taken) {
            return bind(LOOPBACK, 0);
        }
    }

    private static ServerSocketChannel open(InetAddress address, int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            return channel.bind(new InetSocketAddress(address, port));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The URL to open in a browser, with the token if there is one. */
    public String url() {
        return String.format(
                Locale.ROOT,
                "http://%s:%d/%s",
                shownHost(),
                port(),
                token.map(secret -> "?" + TokenCheck.PARAMETER + "=" + secret.text()).orElse(""));
    }

    /** A browser cannot open the wildcard address, so the machine's name is shown. */
    private String shownHost() {
        if (address.isAnyLocalAddress()) {
            return HostNames.ownName().orElse("localhost");
        }
        return address instanceof Inet6Address && host.contains(":") ? "[" + host + "]" : host;
    }

    int port() {
        return channel.socket().getLocalPort();
    }

    ServerSocketChannel channel() {
        return channel;
    }

    Gate gate() {
        return new Gate(
                HostNames.of(host, address),
                token.map(secret -> new TokenCheck(secret, "rekindle_" + port())));
    }

    /** Releases the port, unless a server has taken it over. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The system releases it at the end of the process.
        }
    }
}
