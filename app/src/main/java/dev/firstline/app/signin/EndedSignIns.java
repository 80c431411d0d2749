package dev.firstline.app.signin;

import dev.firstline.app.engine.ProcessingGroups;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeDeactivated;
import dev.firstline.shared.api.people.EmployeeEvent.PasswordChanged;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ends sign-ins of the console in the transaction of the event that ends them: from then on no node knows them. */
@Component
@ProcessingGroup(ProcessingGroups.SIGN_INS)
final class EndedSignIns {

    private final JdbcClient jdbc;

    EndedSignIns(JdbcClient jdbc, CommandGateway commands) {
        this.jdbc = jdbc;
        commands.registerDispatchInterceptor(new PresentSignIn());
    }

    @EventHandler
    void on(EmployeeDeactivated event) {
        jdbc.sql("delete from web_session where principal_name = ?")
                .param(event.employee().toString())
                .update();
    }

    /** All but the one he changed it in himself; where somebody else changed it, the present one is not his. */
    @EventHandler
    void on(PasswordChanged event) {
        jdbc.sql("delete from web_session where principal_name = ? and session_id <> ?")
                .params(event.employee().toString(), PresentSignIn.ofCommand().orElse(""))
                .update();
    }
}
