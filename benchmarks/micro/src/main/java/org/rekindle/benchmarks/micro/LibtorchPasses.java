package org.rekindle.benchmarks.micro;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * libtorch's own operations, into an array that is there already: forward into a second one,
 * backward in place, as Rekindle's. PReLU has no such form in the C++ interface: its forward pass
 * allocates the result, and its backward pass, through autograd, both gradients.
 */
final class LibtorchPasses {
    private LibtorchPasses() {}

    static Pass of(String activation, boolean forward, int size) {
        torch.set_num_threads(1);
        return forward ? forward(activation, size) : backward(activation, size);
    }

    private static Pass forward(String activation, int size) {
        Tensor z = tensor(Values.normal(size), size);
        if (activation.equals("prelu")) {
            Tensor slope = torch.tensor(Shape.FORWARD.slope());
            return () -> released(() -> torch.prelu(z, slope.reshape(1)));
        }
        Tensor a = tensor(Values.zeros(size), size);
        Scalar slope = new Scalar(Shape.FORWARD.slope());
        Scalar alpha = new Scalar(Shape.FORWARD.alpha());
        Scalar zero = new Scalar(0f);
        Scalar one = new Scalar(1f);
        return switch (activation) {
            // What relu is made of; relu itself has no form that writes into a given array.
            case "relu" -> () -> released(() -> torch.clamp_min_out(a, z, zero));
            case "leaky_relu" -> () -> released(() -> torch.leaky_relu_out(a, z, slope));
            case "elu" -> () -> released(() -> torch.elu_out(a, z, alpha, one, one));
            default -> throw new IllegalArgumentException(activation);
        };
    }

    private static Pass backward(String activation, int size) {
        Tensor z = tensor(Values.minusOneBelowZero(size), size);
        Tensor gradient = tensor(Values.normal(size), size);
        if (activation.equals("prelu")) {
            return preluBackward(z, gradient);
        }
        Scalar slope = new Scalar(Shape.BACKWARD.slope());
        Scalar alpha = new Scalar(Shape.BACKWARD.alpha());
        Scalar zero = new Scalar(0f);
        Scalar one = new Scalar(1f);
        return switch (activation) {
            case "relu" ->
                    () -> released(() -> torch.threshold_backward_out(gradient, gradient, z, zero));
            case "leaky_relu" ->
                    () ->
                            released(
                                    () ->
                                            torch.leaky_relu_backward_out(
                                                    gradient, gradient, z, slope, false));
            case "elu" ->
                    () ->
                            released(
                                    () ->
                                            torch.elu_backward_out(
                                                    gradient, gradient, alpha, one, one, false, z));
            default -> throw new IllegalArgumentException(activation);
        };
    }

    private static Pass preluBackward(Tensor z, Tensor gradient) {
        Tensor slope = torch.tensor(new float[] {Shape.BACKWARD.slope()});
        z.requires_grad_(true);
        slope.requires_grad_(true);
        TensorVector outputs = new TensorVector(torch.prelu(z, slope));
        TensorVector inputs = new TensorVector(z, slope);
        TensorVector gradients = new TensorVector(gradient);
        BoolOptional retain = new BoolOptional(true);
        return () -> released(() -> torch.grad(outputs, inputs, gradients, retain, false, false));
    }

    private static Tensor tensor(float[] values, int size) {
        return torch.tensor(values).narrow(0, 0, size);
    }

    private interface Operation {
        Object run();
    }

    /** Runs it, and releases what it allocated. */
    @SuppressWarnings("try") // the scope collects what is allocated while it is open
    private static Object released(Operation operation) {
        try (PointerScope scope = new PointerScope()) {
            return operation.run();
        }
    }
}
