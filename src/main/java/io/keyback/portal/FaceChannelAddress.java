package io.keyback.portal;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/** Where the face check is live. A page of another site cannot connect: its origin is another. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class FaceChannelAddress implements WebSocketConfigurer {

    private final FaceChannel channel;
    private final FaceHandshake handshake;
    private final String origin;

    FaceChannelAddress(FaceChannel channel, FaceHandshake handshake, @Value("${keyback.public-url}") URI publicUrl) {
        this.channel = channel;
        this.handshake = handshake;
        this.origin = publicUrl.getScheme() + "://" + publicUrl.getAuthority();
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(channel, "/recovery/face/live")
                .addInterceptors(handshake)
                .setAllowedOrigins(origin);
    }
}
