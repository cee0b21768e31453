/** Draws identity documents that nobody owns, and the pictures that people take of them. */
package io.keyback.documentcheck.drawing;
