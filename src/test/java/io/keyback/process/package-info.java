@NullMarked
package io.keyback.process;

import org.jspecify.annotations.NullMarked;
