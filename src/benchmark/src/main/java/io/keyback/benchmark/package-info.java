/** Measures the packaged Keyback from outside: over HTTP as people use it, and in its database. */
package io.keyback.benchmark;
