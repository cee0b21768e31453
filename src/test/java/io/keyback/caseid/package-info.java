@NullMarked
package io.keyback.caseid;

import org.jspecify.annotations.NullMarked;
