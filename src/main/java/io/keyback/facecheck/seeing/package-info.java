/** What is to be seen in one frame: faces, their eyes, mouth and turn, and the light. Knows nothing of challenges. */
@NullMarked
package io.keyback.facecheck.seeing;

import org.jspecify.annotations.NullMarked;
