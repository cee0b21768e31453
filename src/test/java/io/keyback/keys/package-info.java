@NullMarked
package io.keyback.keys;

import org.jspecify.annotations.NullMarked;
