package org.rekindle.run;

/** The names of the files in a run directory. */
public final class FileNames {
    /** Everything that is needed to repeat the run. */
    public static final String RUN = "run.json";

    /**
     * An empty file. The process at work holds its lock. Only {@link RunDirectory#lock} and {@link
     * RunDirectory#isAtWork} may open it: in the process that holds the lock, closing the file
     * releases the lock.
     */
    public static final String LOCK = "run.lock";

    /** What a score has to beat: a constant answer, and a linear model. */
    public static final String BASELINE = "baseline.json";

    /** One line per finished trial. */
    public static final String TRIALS = "trials.jsonl";

    /** One line per epoch of a training run. */
    public static final String EPOCHS = "epochs.jsonl";

    /** What every unit did in every epoch. */
    public static final String LIFE_LINES = "life_lines.csv";

    /** How every unit ended. */
    public static final String UNITS = "units.csv";

    /** The slope for z &lt; 0 that each unit has learnt. */
    public static final String SLOPES = "slopes.csv";

    /** The folder in which a study keeps the tables about units, a folder for each trial. */
    public static final String TRIAL_FOLDERS = "trials";

    /** The parameters that a training run started from, where they were given. */
    public static final String START = "start.npz";

    /** The parameters at the end of a training run. */
    public static final String MODEL = "model.npz";

    /** The trained network in ONNX; of a study, the winner. */
    public static final String MODEL_ONNX = "model.onnx";

    /** The parameters after the last epoch in which a training run was healthy. */
    public static final String LAST_HEALTHY = "last_healthy.npz";

    /** Why the units died. */
    public static final String DIAGNOSIS = "diagnosis.json";

    /** The controlled trial of remedies. */
    public static final String CURE = "cure.json";

    /** The parameters of the cured network. */
    public static final String CURED = "cured.npz";

    /** The cured network in ONNX. */
    public static final String CURED_ONNX = "cured.onnx";

    /** A page that shows the whole run. */
    public static final String REPORT = "report.html";

    /** The result of a study. */
    public static final String RECOMMENDATION = "recommendation.json";

    private FileNames() {}
}
