package io.keyback.access;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where browsers find this installation, and how long those of staff stay signed in.
 *
 * @param publicUrl scheme, host and port, without a path
 * @param staffSessionLifetime after which a member of staff signs in again, however busy he is
 */
@Validated
@ConfigurationProperties("keyback")
record AccessSettings(
        @NotNull @DefaultValue("http://127.0.0.1:8080") URI publicUrl,
        @NotNull @DefaultValue("10h") Duration staffSessionLifetime) {

    String origin() {
        String port = publicUrl.getPort() == -1 ? "" : ":" + publicUrl.getPort();
        return publicUrl.getScheme() + "://" + publicUrl.getHost() + port;
    }
}
