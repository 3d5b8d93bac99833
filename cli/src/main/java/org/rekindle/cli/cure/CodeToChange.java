package org.rekindle.cli.cure;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rekindle.run.watched.WatchedDocument;
import org.rekindle.text.NumberText;

/** The lines of a PyTorch program that a remedy changes. */
final class CodeToChange {
    private static final Map<String, String> ACTIVATIONS =
            Map.of(
                    "start_anew_leaky_relu", "nn.LeakyReLU(0.01)",
                    "start_anew_prelu", "nn.PReLU()",
                    "start_anew_elu", "nn.ELU()");

    private CodeToChange() {}

    /** The lines, for the remedy with this name. */
    static List<String> of(String remedy, WatchedDocument run) {
        if (ACTIVATIONS.containsKey(remedy)) {
            return List.of(
                    "%s instead of nn.ReLU(), where hidden units are activated"
                            .formatted(ACTIVATIONS.get(remedy)));
        }
        return switch (remedy) {
            case "start_anew_smaller_learning_rate" -> List.of(learningRate(run, 0.1));
            case "start_anew_much_smaller_learning_rate" -> List.of(learningRate(run, 0.01));
            case "start_anew_no_weight_decay" ->
                    List.of("weight_decay=0 in the optimizer, instead of " + decay(run));
            case "standardize" ->
                    List.of(
                            "inputs = (inputs - mean) / std   # of the training data, for each feature or channel");
            case "start_anew_he_normal" ->
                    List.of(
                            "for module in model.modules():",
                            "    if isinstance(module, (nn.Linear, nn.Conv2d)):",
                            "        nn.init.kaiming_normal_(module.weight, nonlinearity=\"relu\")",
                            "        nn.init.zeros_(module.bias)");
            case "gradient_clipping" ->
                    List.of(
                            "torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)   # before optimizer.step()");
            case "warm_up" ->
                    List.of(
                            "warm_up = torch.optim.lr_scheduler.LinearLR(optimizer, 1 / 200, total_iters=200)",
                            "warm_up.step()   # after each optimizer.step()");
            case "recycle_while_training" ->
                    List.of("recorder = rekindle.watch(model, optimizer, care=\"recycle\")");
            default -> List.of("start anew as the remedy %s says".formatted(remedy));
        };
    }

    private static String learningRate(WatchedDocument run, double factor) {
        WatchedDocument.Optimizer optimizer = run.optimizer();
        if (optimizer == null || optimizer.groups() == null || optimizer.groups().isEmpty()) {
            return String.format(Locale.ROOT, "the learning rate times %s", factor);
        }
        Double rate = optimizer.groups().get(0).learningRate();
        return rate == null
                ? String.format(Locale.ROOT, "the learning rate times %s", factor)
                : "lr=%s in torch.optim.%s, instead of lr=%s"
                        .formatted(
                                NumberText.rate(rate / (1 / factor)),
                                optimizer.name(),
                                NumberText.rate(rate));
    }

    private static String decay(WatchedDocument run) {
        WatchedDocument.Optimizer optimizer = run.optimizer();
        Double decay =
                optimizer == null || optimizer.groups() == null || optimizer.groups().isEmpty()
                        ? null
                        : optimizer.groups().get(0).weightDecay();
        return decay == null ? "what it is" : NumberText.rate(decay);
    }
}
