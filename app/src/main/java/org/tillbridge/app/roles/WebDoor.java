package org.tillbridge.app.roles;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.catalina.connector.Connector;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.tillbridge.app.configuration.Door;
import org.tillbridge.exchange.schedule.ContinuousJob;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// An HTTP door: one small web application that only knows the resources given to it.
final class WebDoor implements AutoCloseable {

    private static final WebServerFactoryCustomizer<TomcatServletWebServerFactory> SMALL_BUFFERS =
            factory -> factory.setProtocol(SmallBuffers.class.getName());

    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final ServletWebServerApplicationContext context;
    private final @Nullable TlsConnectors secured;
    private final @Nullable ContinuousJob renewing;

    private WebDoor(Door door, ServletWebServerApplicationContext context) {
        this.context = context;
        this.secured = door.tls() == null ? null : new TlsConnectors(door.tls(), connectors());
        this.renewing = secured == null
                ? null
                : new ContinuousJob("certificate of port " + port(), LOOK_EVERY, LOOK_EVERY, this::renew).start();
    }

    private List<Connector> connectors() {
        var server = (TomcatWebServer) Objects.requireNonNull(context.getWebServer());
        return List.of(server.getTomcat().getService().findConnectors());
    }

    /// Shows the certificate its files have now.
    void renew() {
        if (secured != null) {
            secured.reloadWhenRenewed();
        }
    }

    /// Opens the door.
    ///
    /// @param application the resources' configuration
    /// @param parts       registers the objects the resources are made of
    static WebDoor open(
            Door door, Class<?> application, ApplicationContextInitializer<GenericApplicationContext> parts) {
        TlsConnectors.require(door);
        var spring = new SpringApplication(WebApplication.class, application);
        spring.setBannerMode(Banner.Mode.OFF);
        spring.setRegisterShutdownHook(false);
        spring.setLogStartupInfo(false);
        spring.addInitializers(parts);
        spring.addInitializers((GenericApplicationContext context) ->
                context.registerBean("smallBuffers", WebServerFactoryCustomizer.class, () -> SMALL_BUFFERS));
        spring.addInitializers((GenericApplicationContext context) ->
                context.registerBean("tls", WebServerFactoryCustomizer.class, () -> tls(door)));
        try {
            return new WebDoor(door, (ServletWebServerApplicationContext) spring.run(arguments(door)));
        } catch (RuntimeException e) {
            throw refused(door, e);
        }
    }

    private static WebServerFactoryCustomizer<TomcatServletWebServerFactory> tls(Door door) {
        return factory -> factory.addConnectorCustomizers(connector -> secure(door, connector));
    }

    /// As the door is: of another port of it, too.
    static void secure(Door door, Connector connector) {
        if (door.tls() != null) {
            TlsConnectors.secure(door.tls(), connector);
        }
    }

    private static String[] arguments(Door door) {
        return List.of(
                        "--server.address=" + door.address(),
                        "--server.port=" + door.port(),
                        "--server.shutdown=graceful",
                        "--spring.lifecycle.timeout-per-shutdown-phase=2s",
                        "--spring.threads.virtual.enabled=true",
                        "--spring.jmx.enabled=false",
                        "--spring.main.lazy-initialization=false",
                        "--spring.mvc.async.request-timeout=60s",
                        "--server.tomcat.max-swallow-size=1MB",
                        "--server.tomcat.max-connections=20000",
                        "--server.tomcat.connection-timeout=20s",
                        "--server.tomcat.accept-count=1000",
                        "--server.tomcat.max-http-response-header-size=2KB",
                        "--server.max-http-request-header-size=4KB",
                        // What a store of an older build does not say has its default.
                        "--spring.jackson.deserialization.fail-on-null-for-primitives=false",
                        "--server.error.include-message=never",
                        "--spring.web.resources.add-mappings=false")
                .toArray(String[]::new);
    }

    private static RuntimeException refused(Door door, RuntimeException failure) {
        if (isPortInUse(failure)) {
            return new TillbridgeException(
                    ErrorCode.user("PortInUse"),
                    "Port %d of %s is taken by another program; stop it or choose another port"
                            .formatted(door.port(), door.address()),
                    failure);
        }
        return failure;
    }

    private static boolean isPortInUse(@Nullable Throwable failure) {
        return failure != null && (failure instanceof PortInUseException || isPortInUse(failure.getCause()));
    }

    int port() {
        return context.getWebServer() == null ? -1 : context.getWebServer().getPort();
    }

    @Override
    public void close() {
        if (renewing != null) {
            renewing.close();
        }
        context.close();
    }
}
