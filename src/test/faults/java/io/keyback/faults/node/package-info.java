/** What is put on the classpath of a node under test: the way to a host outside of it. */
package io.keyback.faults.node;
