/** {@code rekindle serve}, and the dashboard of a run that is still going on. */
@NullMarked
package org.rekindle.cli.serve;

import org.jspecify.annotations.NullMarked;
