@NullMarked
package io.keyback.notification;

import org.jspecify.annotations.NullMarked;
