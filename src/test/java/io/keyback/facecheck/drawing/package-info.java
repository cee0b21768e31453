/** Draws people who do not exist, and what they do in front of a camera. */
package io.keyback.facecheck.drawing;
