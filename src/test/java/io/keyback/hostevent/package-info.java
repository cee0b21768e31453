@NullMarked
package io.keyback.hostevent;

import org.jspecify.annotations.NullMarked;
