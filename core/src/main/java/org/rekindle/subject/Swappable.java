package org.rekindle.subject;

import org.rekindle.activation.Activation;

/** The end of a run whose weights can be kept under another activation. */
public interface Swappable extends RunEnd {

    /** The activation that the run had. */
    Activation activation();

    /** The same weights under another activation, with a fresh optimizer. */
    Treatment swap(Activation activation);
}
