@NullMarked
package io.keyback.demo;

import org.jspecify.annotations.NullMarked;
