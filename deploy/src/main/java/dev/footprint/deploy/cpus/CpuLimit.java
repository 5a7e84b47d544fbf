package dev.footprint.deploy.cpus;

/** How many cores' worth of processor time a service may use. */
public enum CpuLimit {
    QUARTER("0_25", 0.25, "0.25 cores"),
    HALF("0_5", 0.5, "0.5 cores"),
    ONE("1", 1, "1 core"),
    TWO("2", 2, "2 cores");

    /** In the names of metrics. */
    public final String id;

    public final double cores;
    public final String words;

    CpuLimit(String id, double cores, String words) {
        this.id = id;
        this.cores = cores;
        this.words = words;
    }

    /** The start with this limit, from exec to the first 200. */
    public String metric() {
        return CpusExperiment.NAME + "." + id + ".exec_to_200";
    }

    /** How many times the start with one core that is, block by block. */
    public String ratio() {
        return CpusExperiment.NAME + ".ratio." + id;
    }
}
