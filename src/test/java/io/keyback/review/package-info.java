@NullMarked
package io.keyback.review;

import org.jspecify.annotations.NullMarked;
