package org.rekindle.onnx.runtime;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
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

    private Session(OrtSession session) {
        this.session = session;
    }

    /**
     * Loads a model.
     *
     * @param threads how many cores one run may use
     * @throws ModelException when ONNX Runtime does not take it
     */
    public static Session of(ModelProto model, int threads) {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            environment.setTelemetry(false);
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            return new Session(environment.createSession(model.toByteArray(), options));
        } catch (OrtException e) {
            throw new ModelException("ONNX Runtime does not take the model: " + reason(e), e);
        }
    }

    /**
     * Runs a batch.
     *
     * @return the outputs that were asked for; to be closed
     * @throws ModelException when the run fails
     */
    public OrtSession.Result run(Batch batch, Set<String> outputs) {
        try {
            return session.run(batch.tensors(), outputs);
        } catch (OrtException e) {
            throw new ModelException("the model cannot be run: " + reason(e), e);
        }
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
                        && tensor.type != OnnxJavaType.STRING) {
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

    /** ONNX Runtime's words, without the code in front and the places in its source. */
    private static String reason(OrtException e) {
        String text = String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
        for (String marker : List.of("Status Message: ", " - message: ")) {
            int at = text.indexOf(marker);
            if (at >= 0) {
                return text.substring(at + marker.length());
            }
        }
        return text;
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
