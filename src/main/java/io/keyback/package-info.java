/** Keyback gives people back an account whose second factor is lost, without giving it to a thief. */
@NullMarked
package io.keyback;

import org.jspecify.annotations.NullMarked;
