/** The optional models: which files are there and may be trusted, and what they see. Without any the check goes on. */
@NullMarked
package io.keyback.facecheck.model;

import org.jspecify.annotations.NullMarked;
