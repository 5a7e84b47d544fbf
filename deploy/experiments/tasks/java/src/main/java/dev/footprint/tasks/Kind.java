package dev.footprint.tasks;

import java.util.Locale;
import java.util.concurrent.ThreadFactory;

/** What a task is. */
enum Kind {
    VIRTUAL(Thread.ofVirtual().factory()),
    PLATFORM(Thread.ofPlatform().factory());

    private final ThreadFactory threads;

    Kind(ThreadFactory threads) {
        this.threads = threads;
    }

    void start(Runnable task) {
        threads.newThread(task).start();
    }

    /** As the lines have it. */
    String word() {
        return name().toLowerCase(Locale.ROOT) + "-thread";
    }
}
