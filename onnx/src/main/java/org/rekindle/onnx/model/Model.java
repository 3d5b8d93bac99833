package org.rekindle.onnx.model;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A model that was read and found to be sound. Its constants are all inside, and the bodies of its
 * own functions stand in the place of their calls.
 */
public final class Model {
    /**
     * Before this version, binary operators broadcast differently, and ONNX Runtime does not
     * guarantee them.
     */
    private static final long OLDEST_OPSET = 7;

    /** From this version of ONNX's format on, initializers need not be named among the inputs. */
    private static final long FREE_INITIALIZERS = 4;

    private final Path path;
    private final String sha256;
    private final ModelProto proto;
    private final Graph graph;
    private final List<KeptCall> keptCalls;

    private Model(Path path, String sha256, ModelProto proto, List<KeptCall> keptCalls) {
        this.path = path;
        this.keptCalls = keptCalls;
        this.sha256 = sha256;
        this.proto = proto;
        this.graph = new Graph(proto.getGraph(), GraphCheck.sorted(proto.getGraph()), null);
    }

    /**
     * Reads a file.
     *
     * @throws ModelException when it is not there, or not a sound model
     */
    public static Model read(Path path) {
        if (!Files.exists(path)) {
            throw new ModelException("%s: there is no such file; check the path".formatted(path));
        }
        if (Files.isDirectory(path)) {
            throw new ModelException(
                    "%s: this is a directory; name an .onnx file in it".formatted(path));
        }
        try {
            if (Files.size(path) == 0 && Files.isRegularFile(path)) {
                throw new ModelException("%s: the file is empty (0 bytes)".formatted(path));
            }
            if (Files.size(path) > Integer.MAX_VALUE - 8) {
                throw new ModelException(
                        "%s: the file has over 2 GB, which ONNX does not allow in one file"
                                .formatted(path));
            }
            return parse(path, Files.readAllBytes(path));
        } catch (IOException e) {
            throw new ModelException(
                    "%s: the file cannot be read (%s)".formatted(path, e.getMessage()), e);
        }
    }

    /**
     * Reads a model from bytes.
     *
     * @param path where they lie, for messages and for constants in files beside it
     * @throws ModelException when they are not a sound model
     */
    public static Model parse(Path path, byte[] bytes) {
        try {
            ModelProto raw = ModelProto.parseFrom(bytes);
            if (!raw.hasGraph() || raw.getGraph().getNodeCount() == 0) {
                throw new ModelException(
                        "it holds no graph, so it is not an ONNX model; export it as one");
            }
            Path folder = path.toAbsolutePath().getParent();
            ExternalData external = new ExternalData(folder == null ? path : folder);
            InlinedFunctions.Result plain =
                    InlinedFunctions.of(new TensorCheck(external).check(raw));
            GraphCheck.check(plain.model().getGraph());
            Model model = new Model(path, sha256(bytes), plain.model(), plain.kept());
            model.checkOpset();
            return model;
        } catch (InvalidProtocolBufferException e) {
            throw new ModelException(
                    "%s: this is not an ONNX model, or it is cut off or damaged (%s); fetch or export it again"
                            .formatted(path, e.getMessage()),
                    e);
        } catch (ModelException e) {
            throw new ModelException("%s: %s".formatted(path, e.getMessage()), e);
        }
    }

    private void checkOpset() {
        boolean usesStandard = graph.nodes().stream().anyMatch(Nodes::isStandard);
        if (usesStandard && opset() < OLDEST_OPSET) {
            throw new ModelException(
                    String.format(
                            Locale.ROOT,
                            "it is of operator set %d, and %d is the oldest that can be run; convert it with onnx.version_converter",
                            opset(),
                            OLDEST_OPSET));
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Where it was read from. */
    public Path path() {
        return path;
    }

    /** SHA-256 of the file's bytes, in hexadecimal. */
    public String sha256() {
        return sha256;
    }

    /** The calls of the model's own functions that stay calls; all others are plain nodes here. */
    public List<KeptCall> keptCalls() {
        return keptCalls;
    }

    /** The model, with all constants inside. */
    public ModelProto proto() {
        return proto;
    }

    /** Its graph. */
    public Graph graph() {
        return graph;
    }

    /**
     * The initializers that are also inputs: whoever runs the model may feed another value. Before
     * version 4 of ONNX's format every initializer had to be named among the inputs, and none of
     * them is meant to be fed.
     */
    public List<String> defaultedInputs() {
        return proto.getIrVersion() < FREE_INITIALIZERS ? List.of() : graph.defaultedInputs();
    }

    /** Its graph for claims about every input: those that have a default may have any value. */
    public Graph graphOfAnyInput() {
        return defaultedInputs().isEmpty() ? graph : graph.withoutDefaults();
    }

    /** What the exporter wrote into the model's metadata under a key. */
    public Optional<String> metadata(String key) {
        return proto.getMetadataPropsList().stream()
                .filter(entry -> entry.getKey().equals(key))
                .map(StringStringEntryProto::getValue)
                .findFirst();
    }

    /** The version of ONNX's own operators that it uses. */
    public long opset() {
        return proto.getOpsetImportList().stream()
                .filter(set -> set.getDomain().isEmpty() || set.getDomain().equals("ai.onnx"))
                .mapToLong(OperatorSetIdProto::getVersion)
                .max()
                .orElse(1);
    }
}
