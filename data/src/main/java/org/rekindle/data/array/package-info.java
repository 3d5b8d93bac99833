/** Arrays of numbers and texts in files: NumPy's, and IDX, the format of MNIST. */
@NullMarked
package org.rekindle.data.array;

import org.jspecify.annotations.NullMarked;
