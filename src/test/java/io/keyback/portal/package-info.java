@NullMarked
package io.keyback.portal;

import org.jspecify.annotations.NullMarked;
