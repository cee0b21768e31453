@NullMarked
package io.keyback.account;

import org.jspecify.annotations.NullMarked;
