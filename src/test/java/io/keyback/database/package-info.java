@NullMarked
package io.keyback.database;

import org.jspecify.annotations.NullMarked;
