package org.rekindle.serve;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** What work costs this process, whatever else the machine is busy with. */
final class ProcessorTime {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private ProcessorTime() {}

    static Duration of(Runnable work) {
        long start = SYSTEM.getProcessCpuTime();
        work.run();
        return Duration.ofNanos(SYSTEM.getProcessCpuTime() - start);
    }
}
