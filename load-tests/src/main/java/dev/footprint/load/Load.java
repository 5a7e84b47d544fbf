package dev.footprint.load;

import dev.footprint.load.record.Recorder;
import dev.footprint.load.record.TimeSeries;
import dev.footprint.load.report.LoadReport;
import dev.footprint.load.request.Mix;
import dev.footprint.load.run.Run;
import dev.footprint.load.run.RunEnd;
import dev.footprint.load.run.RunPlan;
import dev.footprint.load.run.Stop;
import dev.footprint.load.schedule.Schedule;
import java.io.IOException;
import java.time.Duration;

/**
 * Does a run and says what it found.
 *
 * @param mix kept from run to run, with what its requests created
 * @param lagBound what the generator's own lateness may be at most in an open loop
 */
public record Load(Mix mix, Duration lagBound, Stop stop) {

    /** @throws IOException when this machine has no selector to give; what the service does is in the report instead */
    public LoadReport run(RunPlan plan, Schedule schedule, TimeSeries series) throws IOException {
        Recorder recorder = new Recorder(mix.kinds().size(), series);
        RunEnd end = new Run(plan, schedule, mix, recorder, stop).run();
        return LoadReport.of(schedule.isOpen(), mix, recorder, end, lagBound);
    }

    /** The same with other requests. */
    public Load with(Mix other) {
        return new Load(other, lagBound, stop);
    }
}
