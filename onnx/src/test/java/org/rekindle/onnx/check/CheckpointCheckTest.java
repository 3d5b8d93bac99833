package org.rekindle.onnx.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rekindle.onnx.checkpoint.Checkpoint;
import org.rekindle.onnx.checkpoint.CheckpointFiles;
import org.rekindle.onnx.checkpoint.NotLookedAt;

/** What weights alone show. */
class CheckpointCheckTest {
    @TempDir private Path folder;

    private CheckpointCheck check(CheckpointFiles files) {
        try (Checkpoint checkpoint = Checkpoint.open(files.torch(folder.resolve("a.pt")))) {
            return CheckpointCheck.of(checkpoint);
        }
    }

    private static CheckpointFiles norm(
            CheckpointFiles files, String name, float[] scale, float[] shift, float[] mean) {
        int n = scale.length;
        float[] ones = new float[n];
        java.util.Arrays.fill(ones, 1);
        return files.with(name + ".weight", scale, n)
                .with(name + ".bias", shift, n)
                .with(name + ".running_mean", mean, n)
                .with(name + ".running_var", ones, n);
    }

    private static float[] filled(int count, float value) {
        float[] values = new float[count];
        java.util.Arrays.fill(values, value);
        return values;
    }

    @Test
    void scaleZeroAndShiftAtMostZeroIsDeadAndAPositiveShiftIsConstant() {
        CheckpointFiles files =
                new CheckpointFiles().with("conv1.weight", new float[] {1, 2, 3, 4}, 4, 1, 1, 1);
        norm(files, "bn1", new float[] {0, 0, 0, 1}, new float[] {-1, 0, 1, -1}, new float[4]);
        CheckedLayer layer = check(files).layers().get(0);
        assertThat(layer.certifiedDead()).containsExactly(0, 1);
        assertThat(layer.constant()).containsExactly(2);
        assertThat(layer.pair()).contains(new Pair("conv1", "bn1", Pairing.NAMED, 4));
    }

    @Test
    void aShiftOfFourScalesBelowZeroIsImprobable() {
        CheckpointFiles files =
                new CheckpointFiles().with("conv1.weight", new float[] {1, 2, 3}, 3, 1);
        norm(files, "bn1", new float[] {1, -1, 1}, new float[] {-4, -4.1f, -3.9f}, new float[3]);
        CheckedLayer layer = check(files).layers().get(0);
        assertThat(layer.improbable()).containsExactly(0, 1);
        assertThat(layer.certifiedDead()).isEmpty();
    }

    @Test
    void aZeroFilterBehindANormalizationIsDeadOnlyIfItIsForEveryEpsilon() {
        // (0 - mean) * scale is -2, 2 and 0.5: with shift -1 the second is above 0 for small
        // epsilon.
        CheckpointFiles files = new CheckpointFiles().with("conv1.weight", new float[3], 3, 1);
        norm(
                files,
                "bn1",
                new float[] {1, 1, 1},
                new float[] {-1, -1, -1},
                new float[] {2, -2, -0.5f});
        CheckedLayer layer = check(files).layers().get(0);
        assertThat(layer.certifiedDead()).containsExactly(0, 2);
        assertThat(layer.constant()).containsExactly(1);
    }

    @Test
    void withoutANormalizationTheBiasDecides() {
        CheckpointFiles files =
                new CheckpointFiles()
                        .with("fc.weight", new float[] {0, 0, 0, 0, 1, 1}, 3, 2)
                        .with("fc.bias", new float[] {-1, 1, -9}, 3);
        CheckedLayer layer = check(files).layers().get(0);
        assertThat(layer.certifiedDead()).containsExactly(0);
        assertThat(layer.constant()).containsExactly(1);
    }

    @Test
    void aShortcutIsAddedBeforeAnyReluSoNothingThereIsDead() {
        CheckpointFiles files =
                new CheckpointFiles().with("downsample.0.weight", new float[] {1, 2}, 2, 1);
        norm(files, "downsample.1", new float[2], filled(2, -1), new float[2]);
        CheckedLayer layer = check(files).layers().get(0);
        assertThat(layer.reluMayFollow()).isFalse();
        assertThat(layer.certifiedDead()).isEmpty();
        assertThat(layer.constant()).containsExactly(0, 1);
    }

    @Test
    void decayedEqualAndBrokenWeightsAreFound() {
        float[] weights = {1, 1, 1e-5f, 0, 2, 2, 1, 1, Float.NaN, 1, 1, Float.POSITIVE_INFINITY};
        CheckpointCheck check = check(new CheckpointFiles().with("fc.weight", weights, 6, 2));
        CheckedLayer layer = check.layers().get(0);
        assertThat(layer.decayed()).containsExactly(1);
        assertThat(layer.duplicates()).containsExactly(java.util.List.of(0, 3));
        assertThat(check.badNumbers()).containsExactly(new BadNumbers("fc.weight", 1, 1, 12));
    }

    @ParameterizedTest
    @CsvSource({
        "conv1, bn1, NAMED",
        "features.0, features.1, NAMED",
        "layer1.0.conv2, layer1.0.bn2, NAMED",
        "conv1, conv1_BN, NAMED",
        "block.conv, block.bn, NAMED",
        "stem.conv, stem.norm, NAMED",
        "embedder.convolution, embedder.normalization, NAMED",
        "conv2_conv, conv2_bn, NAMED",
        "fc3, bn_fc3, NAMED",
        "linear2, batch_norm2, NAMED",
        "conv_stem, bn1, NAMED",
        "blocks.0.0.conv_dw, blocks.0.0.bn1, NAMED",
        "blocks.1.0.conv_pwl, blocks.1.0.bn3, NAMED",
        "_blocks.1._expand_conv, _blocks.1._bn0, NAMED",
        "first, bn1, GUESSED",
        "encoder.first, other.bn, GUESSED"
    })
    void namesPairLayersAndWhatNamesDoNotSayIsAGuess(String layer, String norm, Pairing pairing) {
        CheckpointFiles files =
                new CheckpointFiles().with(layer + ".weight", new float[] {1, 2}, 2, 1);
        norm(files, norm, filled(2, 1), new float[2], new float[2]);
        assertThat(check(files).pairs()).containsExactly(new Pair(layer, norm, pairing, 2));
    }

    @Test
    void kerasHasItsUnitsOnTheLastAxis() {
        CheckpointFiles files =
                new CheckpointFiles()
                        .with("conv2d/conv2d/kernel:0", new float[] {0, 1, 0, 2, 0, 3}, 1, 1, 2, 3)
                        .with("conv2d/conv2d/bias:0", new float[3], 3)
                        .with("batch_normalization/batch_normalization/gamma:0", filled(3, 1), 3)
                        .with("batch_normalization/batch_normalization/beta:0", new float[3], 3)
                        .with(
                                "batch_normalization/batch_normalization/moving_mean:0",
                                new float[3],
                                3)
                        .with(
                                "batch_normalization/batch_normalization/moving_variance:0",
                                filled(3, 1),
                                3);
        CheckpointCheck check = check(files);
        CheckedLayer layer = check.layers().get(0);
        assertThat(layer.units()).isEqualTo(3);
        // The second and third kernel are (1, 0) and (0, 3), the first is (0, 2).
        assertThat(layer.smallestNorm()).isEqualTo(1);
        assertThat(check.pairs())
                .containsExactly(new Pair("conv2d", "batch_normalization", Pairing.GUESSED, 3));
    }

    @Test
    void againstAnOlderCheckpointItTellsWhatDiedAndMoved() {
        CheckpointFiles old =
                new CheckpointFiles()
                        .with("fc.weight", new float[] {3, 4, 1, 1, 0, 0}, 3, 2)
                        .with("gone", new float[1], 1);
        CheckpointFiles young =
                new CheckpointFiles()
                        .with("fc.weight", new float[] {0, 0, 1, 1, 1, 0}, 3, 2)
                        .with("new", new float[1], 1);
        try (Checkpoint now = Checkpoint.open(young.npz(folder.resolve("now.npz")));
                Checkpoint then =
                        Checkpoint.open(old.safetensors(folder.resolve("then.safetensors")))) {
            CheckpointCheck check = CheckpointCheck.of(now, then);
            Movement movement = check.layers().get(0).movement().orElseThrow();
            assertThat(movement.newlyDead()).containsExactly(0);
            assertThat(movement.revived()).containsExactly(2);
            assertThat(movement.unchanged()).containsExactly(1);
            assertThat(movement.relativeChange()).isEqualTo(Math.sqrt(26.0 / 27.0));
            assertThat(check.onlyHere()).containsExactly("new");
            assertThat(check.onlyThere()).containsExactly("gone");
        }
    }

    @Test
    void whatHasNoUnitsIsListedWithTheReason() {
        CheckpointCheck check =
                check(
                        new CheckpointFiles()
                                .with("token_embedding.weight", new float[4], 2, 2)
                                .with("ln.weight", new float[2], 2));
        assertThat(check.layers()).isEmpty();
        assertThat(check.notLookedAt())
                .extracting(NotLookedAt::name)
                .containsExactly("token_embedding.weight", "ln.weight");
    }
}
