package io.keyback.browser;

import io.keyback.FreePort;
import io.keyback.KeybackApplication;
import io.keyback.StepCalls;
import io.keyback.UnpackedPostgres;
import io.keyback.facecheck.KnownOrder;
import io.keyback.facecheck.ShownFaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.util.FileSystemUtils;

/** The whole application with its demo exchange, embedded database and mail server, on a free port. */
final class RunningKeyback implements Site, AutoCloseable {

    private final String address;
    private final Path directory;
    private final ConfigurableApplicationContext context;
    private final int mailPort;

    private RunningKeyback(String address, Path directory, ConfigurableApplicationContext context) {
        this.address = address;
        this.directory = directory;
        this.context = context;
        this.mailPort = mails().getPort();
    }

    static RunningKeyback start() {
        try {
            Path directory = Files.createTempDirectory("keyback-journeys");
            UnpackedPostgres.copyTo(directory.resolve("postgres"));
            int port = FreePort.find();
            SpringApplication application = new SpringApplication(
                    KeybackApplication.class, KnownOrder.class, ShownFaces.class, StepCalls.class);
            application.setAdditionalProfiles("demo");
            ConfigurableApplicationContext context = application.run(
                    "--server.port=" + port,
                    "--keyback.public-url=" + address(port), // in links and tokens, so it is known before the start
                    "--keyback.database.directory=" + directory.resolve("postgres"),
                    "--keyback.keys.directory=" + directory.resolve("keys"),
                    "--keyback.portal.upload-directory=" + directory.resolve("uploads"),
                    "--keyback.audit.anchor-directory=" + directory.resolve("anchors"),
                    "--keyback.erasure.list-directory=" + directory.resolve("erased"),
                    // two browsers leave it no time; PictureQualityTest says what it finds
                    "--keyback.documentcheck.gate.places-time=1ms",
                    // nobody wants to wait until an applicant counts as away
                    "--keyback.conversation.away-after=3s",
                    "--keyback.conversation.notices-every=1s",
                    // on a busy machine too, a picture is judged and read
                    "--keyback.documentcheck.gate.time=20s",
                    "--keyback.documentcheck.time=30s",
                    "--keyback.documentcheck.time-for-attempt=5s",
                    // other tests of this JVM silence the engine; here its log is looked through
                    "--logging.level.org.camunda.bpm.engine.context=info",
                    "--logging.level.org.camunda.bpm.engine.jobexecutor=info");
            return new RunningKeyback(address(port), directory, context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String address(int port) {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public JdbcClient database() {
        return context.getBean(JdbcClient.class);
    }

    /** Another node on the same database, with the same keys and mail server. */
    ChildKeyback neighbour(Path log) throws IOException {
        JdbcConnectionDetails database = context.getBean(JdbcConnectionDetails.class);
        return ChildKeyback.with(
                List.of(
                        "--keyback.public-url=" + address,
                        "--keyback.keys.directory=" + directory.resolve("keys"),
                        "--spring.datasource.url=" + database.getJdbcUrl(),
                        "--spring.datasource.username=" + database.getUsername(),
                        "--spring.datasource.password=" + database.getPassword(),
                        "--spring.mail.host=" + mails().getHost(),
                        "--spring.mail.port=" + mailPort,
                        "--spring.mail.properties.mail.smtp.starttls.enable=false",
                        "--spring.mail.properties.mail.smtp.starttls.required=false"),
                log);
    }

    Engine engine() {
        return new Engine(
                context.getBean(RuntimeService.class),
                context.getBean(TaskService.class),
                context.getBean(ManagementService.class),
                database());
    }

    Requests requests(Journey journey) {
        return new Requests(journey, context.getBean(StepCalls.class));
    }

    /** No mail can be handed over; nobody listens where the server was. */
    void losesItsMailServer() {
        try {
            mails().setPort(FreePort.find());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void findsItsMailServer() {
        mails().setPort(mailPort);
    }

    private JavaMailSenderImpl mails() {
        return context.getBean(JavaMailSenderImpl.class);
    }

    @Override
    public void close() {
        context.close();
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
