package org.rekindle.cli.options;

import java.util.Iterator;
import org.rekindle.activation.Activation;

/** The names of all activations, as help shows them. */
public final class ActivationNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Activation.all().stream().map(Activation::name).iterator();
    }
}
