/** How numbers are written for people, the same everywhere. Uses nothing else. */
@NullMarked
package org.rekindle.text;

import org.jspecify.annotations.NullMarked;
