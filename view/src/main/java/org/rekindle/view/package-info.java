/**
 * A run as it is looked at, by the report and by the dashboard: everything that they show, read
 * from the files of its directory, which may be half written or corrupt. Uses {@code run} and the
 * core; changes nothing.
 */
@NullMarked
package org.rekindle.view;

import org.jspecify.annotations.NullMarked;
