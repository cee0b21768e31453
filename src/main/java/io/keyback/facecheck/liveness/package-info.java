/** Whether a person does what he is asked to do at that moment: from sights of frames, in time. Knows no pictures. */
@NamedInterface("liveness")
@NullMarked
package io.keyback.facecheck.liveness;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
