package org.rekindle.onnx.check;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Pairs whose names do not resemble each other, as timm ({@code conv_pw} and {@code bn1}) and
 * efficientnet_pytorch ({@code _expand_conv} and {@code _bn0}) write them.
 */
final class FamilyNames {
    /** An inverted residual of timm: expand, depthwise, project. */
    private static final Map<String, String> INVERTED =
            Map.of("bn1", "conv_pw", "bn2", "conv_dw", "bn3", "conv_pwl");

    /** A separable convolution of timm: depthwise, pointwise. */
    private static final Map<String, String> SEPARABLE = Map.of("bn1", "conv_dw", "bn2", "conv_pw");

    private static final Map<String, String> STEM_AND_HEAD =
            Map.of("bn1", "conv_stem", "bn2", "conv_head");
    private static final Map<String, String> BLOCK =
            Map.of("_bn0", "_expand_conv", "_bn1", "_depthwise_conv", "_bn2", "_project_conv");
    private static final Map<String, String> WHOLE =
            Map.of("_bn0", "_conv_stem", "_bn1", "_conv_head");

    private FamilyNames() {}

    /**
     * The names that the layer before a normalization may have in its module.
     *
     * @param norm the name of the normalization in its module
     * @param isThere whether the module has a layer of that name
     */
    static List<String> layers(String norm, Predicate<String> isThere) {
        return List.of(isThere.test("conv_pwl") ? INVERTED : SEPARABLE, STEM_AND_HEAD, BLOCK, WHOLE)
                .stream()
                .filter(names -> names.containsKey(norm))
                .map(names -> names.get(norm))
                .filter(isThere)
                .toList();
    }
}
