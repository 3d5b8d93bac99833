package org.rekindle.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Locks run directories. Each has an empty file for this, and the process at work holds the lock of
 * that file. The system releases the lock when the process ends, however it ends.
 *
 * <p>On POSIX systems a lock belongs to a process, and closing any descriptor of the file releases
 * it. So the process that holds the lock must never open the file a second time. That is why the
 * lock is not on one of the documents, and why this class remembers the locks that this process
 * holds: it can then answer without opening the file.
 */
final class DirectoryLock {
    /**
     * Another process that only probes holds the lock for a moment, so a failed attempt is
     * repeated.
     */
    private static final int ATTEMPTS = 25;

    private static final int MILLISECONDS_BETWEEN = 20;

    /** The locks of this process, by the identity of their files. */
    private static final Map<Object, FileLock> HELD = new HashMap<>();

    private DirectoryLock() {}

    /**
     * Takes the lock.
     *
     * @return false when another holder has it
     */
    static boolean take(Path file) throws IOException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (tryTake(file)) {
                return true;
            }
            try {
                Thread.sleep(MILLISECONDS_BETWEEN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    private static synchronized boolean tryTake(Path file) throws IOException {
        if (identity(file).map(HELD::containsKey).orElse(false)) {
            return false;
        }
        FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        if (lock == null) {
            return false;
        }
        HELD.put(identity(file).orElseThrow(), lock);
        touch(channel);
        return true;
    }

    /**
     * Sets the time of the file to now, so that it shows since when the work goes on. This uses the
     * open channel, because setting the time by name would open and close the file, which releases
     * the lock.
     */
    private static void touch(FileChannel channel) throws IOException {
        channel.write(ByteBuffer.allocate(1), 0);
        channel.truncate(0);
    }

    /** Releases the lock, if this process holds it. */
    static synchronized void release(Path file) throws IOException {
        Optional<FileLock> lock = identity(file).map(HELD::remove);
        if (lock.isPresent()) {
            lock.get().acquiredBy().close();
        }
    }

    /**
     * Whether this process or another one holds the lock. Nothing is created or changed; where it
     * cannot be found out, the answer is no.
     */
    static synchronized boolean isHeld(Path file) {
        try {
            Optional<Object> identity = identity(file);
            if (identity.isEmpty()) {
                return false;
            }
            return HELD.containsKey(identity.get()) || isHeldElsewhere(file);
        } catch (IOException e) {
            return false;
        }
    }

    /** The same of other processes alone. */
    static synchronized boolean isHeldByAnother(Path file) {
        try {
            Optional<Object> identity = identity(file);
            return identity.isPresent()
                    && !HELD.containsKey(identity.get())
                    && isHeldElsewhere(file);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isHeldElsewhere(Path file) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
                // Shared, so that two who ask at once do not take each other for a run.
                FileLock probe = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return probe == null;
        }
    }

    /**
     * What makes the file the same one under every path; empty when there is none, or something
     * that is no plain file and might block whoever opens it.
     */
    private static Optional<Object> identity(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        return Optional.of(key == null ? file.toRealPath() : key);
    }
}
