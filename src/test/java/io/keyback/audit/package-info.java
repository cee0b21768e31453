@NullMarked
package io.keyback.audit;

import org.jspecify.annotations.NullMarked;
