package org.rekindle.onnx.runtime;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.rekindle.onnx.model.ModelException;

/**
 * A model that is loaded and can be run, with all of ONNX Runtime's optimisations.
 *
 * <p>ONNX Runtime's published builds report their use to Microsoft. Here that is switched off as
 * far as its interface goes; an event from its start, and an identifier in the user's cache, are
 * only prevented by {@code ORT_DISABLE_TELEMETRY=1} in the environment, which the launcher sets.
 */
public final class Session implements AutoCloseable {
    private final OrtSession session;
    private final Map<String, String> fed;
    private final List<String> notes;

    private Session(OrtSession session, Map<String, String> fed, List<String> notes) {
        this.session = session;
        this.fed = fed;
        this.notes = List.copyOf(notes);
    }

    /**
     * Loads a model. One that states newer versions than ONNX Runtime knows, and needs none of
     * them, is loaded as an older one.
     *
     * @param threads how many cores one run may use
     * @throws ModelException when ONNX Runtime does not take it
     */
    public static Session of(ModelProto model, int threads) {
        CarriedInputs carried = CarriedInputs.of(model);
        ModelProto now = carried.model();
        List<String> notes = new ArrayList<>();
        OrtEnvironment environment = RuntimeEnvironment.get();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            environment.setTelemetry(false);
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            // Waiting threads sleep: spinning takes cores from whatever else the machine does.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            while (true) {
                try {
                    OrtSession session = environment.createSession(now.toByteArray(), options);
                    return new Session(session, carried.fed(), notes);
                } catch (OrtException e) {
                    OlderVersions older =
                            OlderVersions.of(now, String.valueOf(e.getMessage()))
                                    .orElseThrow(() -> Refusal.ofModel(e));
                    notes.add(older.note());
                    now = older.model();
                }
            }
        } catch (OrtException e) {
            throw Refusal.ofModel(e);
        }
    }

    /** What the reader of its numbers must know of how it was loaded, a sentence each. */
    public List<String> notes() {
        return notes;
    }

    /**
     * Runs a batch.
     *
     * @return the outputs that were asked for; to be closed
     * @throws ModelException when the run fails
     */
    public OrtSession.Result run(Batch batch, Set<String> outputs) {
        try {
            return session.run(fed.isEmpty() ? batch.tensors() : renamed(batch), outputs);
        } catch (OrtException e) {
            throw Refusal.ofRun(e);
        }
    }

    private Map<String, OnnxTensor> renamed(Batch batch) {
        Map<String, OnnxTensor> tensors = new HashMap<>();
        batch.tensors()
                .forEach((name, tensor) -> tensors.put(fed.getOrDefault(name, name), tensor));
        return tensors;
    }

    /**
     * The names of the outputs that are tensors of numbers.
     *
     * @throws ModelException when there is none
     */
    public Set<String> numbers() {
        try {
            Set<String> names = new TreeSet<>();
            for (Map.Entry<String, NodeInfo> output : session.getOutputInfo().entrySet()) {
                if (output.getValue().getInfo() instanceof TensorInfo tensor
                        && tensor.type != OnnxJavaType.STRING
                        && tensor.type != OnnxJavaType.UNKNOWN) {
                    names.add(output.getKey());
                }
            }
            if (names.isEmpty()) {
                throw new ModelException("no output of the model is a tensor of numbers");
            }
            return names;
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime does not tell its outputs", e);
        }
    }

    /** The names of its outputs. */
    public Set<String> outputs() {
        return session.getOutputNames();
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime does not close a session", e);
        }
    }
}
