/** What all commands share that leave a run directory: the report and the model at its end. */
@NullMarked
package org.rekindle.cli.run;

import org.jspecify.annotations.NullMarked;
