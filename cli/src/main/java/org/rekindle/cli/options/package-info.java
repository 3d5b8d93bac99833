/** The options that several commands share, and how a wrong one is reported. */
@NullMarked
package org.rekindle.cli.options;

import org.jspecify.annotations.NullMarked;
