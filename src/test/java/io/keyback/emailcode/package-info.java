@NullMarked
package io.keyback.emailcode;

import org.jspecify.annotations.NullMarked;
