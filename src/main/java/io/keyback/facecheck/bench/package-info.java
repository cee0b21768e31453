/** What the bench of the face check measures with: clips, pairs of pictures, and what is in them. */
@NullMarked
package io.keyback.facecheck.bench;

import org.jspecify.annotations.NullMarked;
