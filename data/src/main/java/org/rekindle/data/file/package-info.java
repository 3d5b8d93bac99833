/** The way in: what kind a file is by its name or its beginning, and which reader takes it. */
@NullMarked
package org.rekindle.data.file;

import org.jspecify.annotations.NullMarked;
