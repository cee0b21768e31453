@NullMarked
package io.keyback;

import org.jspecify.annotations.NullMarked;
