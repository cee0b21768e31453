@NullMarked
package io.keyback.throttle;

import org.jspecify.annotations.NullMarked;
