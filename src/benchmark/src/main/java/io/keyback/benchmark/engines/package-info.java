/** Compares engines: the same model on each of them, in a process and a database of its own, in turns. */
package io.keyback.benchmark.engines;
