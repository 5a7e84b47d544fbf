package dev.footprint.load.request;

/** Ids of what was created and not deleted yet, oldest first; a ring, so that a run makes no garbage per request. */
public final class CreatedIds {

    /** More than the in-memory store of any contender holds. */
    private static final int MOST = 1 << 14;

    private final long[] ids = new long[MOST];
    private long added;
    private long removed;

    /** Keeps the id, or forgets it when there are too many: what is forgotten is never deleted. */
    public void add(long id) {
        if (size() < MOST) {
            ids[(int) (added % MOST)] = id;
            added++;
        }
    }

    long remove() {
        long id = ids[(int) (removed % MOST)];
        removed++;
        return id;
    }

    public int size() {
        return (int) (added - removed);
    }
}
