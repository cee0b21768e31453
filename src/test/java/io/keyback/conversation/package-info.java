@NullMarked
package io.keyback.conversation;

import org.jspecify.annotations.NullMarked;
