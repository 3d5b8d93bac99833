package org.rekindle.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class HostNamesTest {

    @Test
    void aNameOfThisMachineThatStandsForItAloneIsTheServersOwn() throws UnknownHostException {
        // As Debian has it in /etc/hosts.
        byte[] address = {127, 0, 1, 1};
        HostNames names = HostNames.of("MyBox", InetAddress.getByAddress("mybox", address));
        assertThat(names.include("mybox:6464")).isTrue();
        assertThat(names.include("localhost:6464")).isTrue();
        assertThat(names.include("127.0.0.2:6464")).isFalse();
        assertThat(names.include("evil.example:6464")).isFalse();
    }

    @Test
    void anAddressIsWrittenInBracketsWhereItHasColons() throws UnknownHostException {
        byte[] address = new byte[16];
        address[15] = 1;
        HostNames names = HostNames.of("::1", InetAddress.getByAddress(address));
        assertThat(names.include("[::1]:6464")).isTrue();
        assertThat(names.include("::1")).isFalse();
    }

    @Test
    void aServerThatOthersCanReachTakesItsNameAndAnyAddress() throws UnknownHostException {
        byte[] address = {10, 0, 0, 7};
        HostNames names = HostNames.of("gpu-1", InetAddress.getByAddress("gpu-1", address));
        assertThat(names.include("gpu-1")).isTrue();
        assertThat(names.include("192.168.0.4:80")).isTrue();
        assertThat(names.include("rebound.example")).isFalse();
        assertThat(names.include(null)).isFalse();
    }
}
