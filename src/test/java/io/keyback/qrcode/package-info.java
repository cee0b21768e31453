@NullMarked
package io.keyback.qrcode;

import org.jspecify.annotations.NullMarked;
