package io.keyback.portal;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.keyback.portal.PortalWorld.Case;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;

/** What the tests of the portal share: its pages without a server, and a browser's session. */
abstract class PortalTest {

    /** A valid answer to {@code provide-personal-information}. */
    static final String PERSONAL_INFORMATION = """
            {"firstName":"Ann","lastName":"Example","birthDay":9,"birthMonth":"3","birthYear":1990,
             "street":"1 Main Street","city":"Berlin","postalCode":"10115","country":"DE","confirmTrue":true}""";

    final PortalWorld world = Slice.RUNNING.getBean(PortalWorld.class);
    final MockMvc http = MockMvcBuilders.webAppContextSetup(Slice.RUNNING).build();
    MockHttpSession session = new MockHttpSession();

    @BeforeEach
    void nothingHasHappened() {
        world.forget();
    }

    /** A part of Spring MVC as it was set up for the pages. */
    static <T> T part(Class<T> type) {
        return Slice.RUNNING.getBean(type);
    }

    /** A case that this browser works on, with the step of this form open. */
    Case myCaseAt(String form) {
        Case mine = world.opened();
        mine.open(form);
        bind(session, mine);
        return mine;
    }

    static void bind(MockHttpSession session, Case theCase) {
        session.setAttribute("io.keyback.portal.device", new Device(theCase.id, theCase.device));
        session.setAttribute("io.keyback.portal.since", PortalWorld.NOW);
    }

    ResultActions page(String address) throws Exception {
        return http.perform(get(address).session(session).accept(MediaType.TEXT_HTML));
    }

    ResultActions json(String address) throws Exception {
        return http.perform(get(address).session(session).accept(MediaType.APPLICATION_JSON));
    }

    ResultActions press(String address) throws Exception {
        return http.perform(post(address).session(session).accept(MediaType.TEXT_HTML));
    }

    ResultActions answer(String stepId, String data) throws Exception {
        return send("/recovery/steps/" + stepId, "{\"data\":" + data + "}");
    }

    ResultActions send(String address, String json) throws Exception {
        return http.perform(post(address)
                .session(session)
                .accept(MediaType.APPLICATION_JSON)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json));
    }

    static String stepOf(Case theCase) {
        if (theCase.step == null) {
            throw new IllegalStateException("No step is open");
        }
        return theCase.step.id();
    }

    /** Made once, by hand: Spring's own support for tests would look for a process engine. */
    private static final class Slice {

        static final WebApplicationContext RUNNING = start();

        private static WebApplicationContext start() {
            AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
            context.setServletContext(new MockServletContext());
            TestPropertyValues.of(
                            "keyback.portal.upload-directory=target/test-uploads",
                            "keyback.public-url=https://keyback.example")
                    .applyTo(context);
            context.register(PortalSlice.class);
            context.addBeanFactoryPostProcessor(
                    beans -> beans.setConversionService(ApplicationConversionService.getSharedInstance()));
            context.refresh();
            return context;
        }
    }
}
