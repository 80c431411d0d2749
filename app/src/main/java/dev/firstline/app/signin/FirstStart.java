package dev.firstline.app.signin;

import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.people.PeopleRefusal.FirstRunClosed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Shows a new installation the way to its first administrator; does nothing on later starts. */
@Component
@Profile("!demo")
final class FirstStart implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

    private final FirstRun firstRun;
    private final String adminPassword;
    private final String address;

    FirstStart(
            FirstRun firstRun,
            @Value("${firstline.admin-password:}") String adminPassword,
            @Value("http://localhost:${server.port}") String address) {
        this.firstRun = firstRun;
        this.adminPassword = adminPassword;
        this.address = address;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!firstRun.isOpen()) {
            if (firstRun.waitsForProvider()) {
                LOG.warn("There is no administrator yet, and passwords let nobody in: whoever is in the group that"
                        + " FIRSTLINE_OIDC_ADMINISTRATORS names becomes one by signing in.");
            }
            return;
        }
        if (!adminPassword.isEmpty()) {
            createAdministrator();
            return;
        }
        LOG.info("Open this link once to make the administrator: {}/first-run#{}", address, firstRun.newToken());
    }

    private void createAdministrator() {
        try {
            firstRun.createAdministrator("admin", "Administrator", adminPassword);
            LOG.info("Made the administrator \"admin\" with the password from FIRSTLINE_ADMIN_PASSWORD.");
        } catch (RefusedException e) {
            if (e.refusal() instanceof FirstRunClosed) {
                return; // another node that starts now was faster
            }
            throw new AdminPasswordRefusedException(e);
        }
    }
}
