@NullMarked
package io.keyback.recovery;

import org.jspecify.annotations.NullMarked;
