/** Two nodes on one database, and all that can befall them. */
package io.keyback.faults;
