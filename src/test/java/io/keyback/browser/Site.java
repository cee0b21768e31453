package io.keyback.browser;

import org.springframework.jdbc.core.simple.JdbcClient;

/** A Keyback to visit. */
interface Site {

    String address();

    /** The database below it. */
    JdbcClient database();
}
