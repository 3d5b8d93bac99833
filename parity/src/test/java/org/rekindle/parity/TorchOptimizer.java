package org.rekindle.parity;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** The updates of torch.optim, from its documentation, in libtorch's operations. */
sealed interface TorchOptimizer {
    void step();

    /** SGD with momentum 0.9; decay is decoupled. */
    final class Sgd implements TorchOptimizer {
        private final List<TorchParameter> parameters;
        private final List<NDArray> velocity;
        private final double rate;
        private final double decay;

        Sgd(List<TorchParameter> parameters, double rate, double decay) {
            this.parameters = parameters;
            this.velocity = parameters.stream().map(p -> p.array().zerosLike()).toList();
            this.rate = rate;
            this.decay = decay;
        }

        @Override
        public void step() {
            for (int i = 0; i < parameters.size(); i++) {
                NDArray w = parameters.get(i).array();
                velocity.get(i).muli(0.9).addi(w.getGradient());
                decay(parameters.get(i), rate, decay);
                w.subi(velocity.get(i).mul(rate));
                w.getGradient().muli(0);
            }
        }
    }

    /** AdamW with betas 0.9 and 0.999 and epsilon 1e-8. */
    final class Adam implements TorchOptimizer {
        private final List<TorchParameter> parameters;
        private final List<NDArray> first;
        private final List<NDArray> second;
        private final double rate;
        private final double decay;
        private int steps;

        Adam(List<TorchParameter> parameters, double rate, double decay) {
            this.parameters = parameters;
            this.first = parameters.stream().map(p -> p.array().zerosLike()).toList();
            this.second = parameters.stream().map(p -> p.array().zerosLike()).toList();
            this.rate = rate;
            this.decay = decay;
        }

        @Override
        public void step() {
            steps++;
            double firstCorrection = 1 - Math.pow(0.9, steps);
            double secondCorrection = 1 - Math.pow(0.999, steps);
            for (int i = 0; i < parameters.size(); i++) {
                NDArray w = parameters.get(i).array();
                NDArray g = w.getGradient();
                first.get(i).muli(0.9).addi(g.mul(0.1));
                second.get(i).muli(0.999).addi(g.square().mul(0.001));
                NDArray denominator =
                        second.get(i).sqrt().div(Math.sqrt(secondCorrection)).add(1e-8);
                decay(parameters.get(i), rate, decay);
                w.subi(first.get(i).div(denominator).mul(rate / firstCorrection));
                g.muli(0);
            }
        }
    }

    private static void decay(TorchParameter parameter, double rate, double decay) {
        if (parameter.decays()) {
            parameter.array().muli(1 - rate * decay);
        }
    }
}
