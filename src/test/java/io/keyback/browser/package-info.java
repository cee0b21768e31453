/** Journeys of people through the whole running application, in a real browser. */
@NullMarked
package io.keyback.browser;

import org.jspecify.annotations.NullMarked;
