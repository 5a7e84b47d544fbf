package dev.footprint.load.schedule;

/** When the next request is due. Times are nanoseconds since the run's start. */
public sealed interface Schedule permits ClosedLoopSchedule, OpenLoopSchedule {

    /** No request will be due any more. */
    long NEVER = Long.MAX_VALUE;

    /** Due time of the next request, which may lie in the past; {@link #NEVER} when all have been taken. */
    long nextDue(long elapsed);

    /** Takes the request that {@link #nextDue} spoke of. */
    void take();

    /** No more than this many requests will ever be taken. */
    long most();

    /** How many requests were asked for; where a time was asked for instead, how many were taken in it. */
    long requested();

    /** Whether due times are set beforehand and do not depend on how fast the service answers. */
    boolean isOpen();
}
