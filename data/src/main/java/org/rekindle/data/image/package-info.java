/** A folder of images as samples. */
@NullMarked
package org.rekindle.data.image;

import org.jspecify.annotations.NullMarked;
