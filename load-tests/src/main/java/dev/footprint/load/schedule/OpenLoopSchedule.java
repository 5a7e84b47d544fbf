package dev.footprint.load.schedule;

/**
 * Requests are due at times that are set beforehand. None is skipped: where the service or the generator falls behind,
 * the requests that were due meanwhile follow, and their waiting counts.
 */
public final class OpenLoopSchedule implements Schedule {

    private final RateProfile profile;
    private long taken;
    private long due;

    public OpenLoopSchedule(RateProfile profile) {
        this.profile = profile;
        this.due = profile.due(0);
    }

    @Override
    public long nextDue(long elapsed) {
        return due;
    }

    @Override
    public void take() {
        taken++;
        due = taken < profile.requests() ? profile.due(taken) : NEVER;
    }

    @Override
    public long most() {
        return profile.requests();
    }

    @Override
    public long requested() {
        return profile.requests();
    }

    @Override
    public boolean isOpen() {
        return true;
    }
}
