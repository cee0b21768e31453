@NullMarked
package io.keyback.access;

import org.jspecify.annotations.NullMarked;
