package dev.firstline.session.routing;

import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.session.SessionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads {@link SessionPlaces} from the rows {@link SessionPlacesWriter} keeps. */
final class JdbcSessionPlaces implements SessionPlaces {

    private static final String HELD = "select session_id, line_id, operator_id from session_held";

    private final JdbcClient jdbc;

    JdbcSessionPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Held> heldBy(EmployeeId operator) {
        return jdbc.sql(HELD + " where operator_id = ?")
                .param(operator.value())
                .query(JdbcSessionPlaces::asHeld)
                .list();
    }

    @Override
    public List<Held> heldOn(LineId line) {
        return jdbc.sql(HELD + " where line_id = ?")
                .param(line.value())
                .query(JdbcSessionPlaces::asHeld)
                .list();
    }

    @Override
    public List<Held> held() {
        return jdbc.sql(HELD).query(JdbcSessionPlaces::asHeld).list();
    }

    @Override
    public List<Addressed> addressedOn(LineId line) {
        return jdbc.sql("select session_id, group_id from session_addressed where line_id = ?")
                .param(line.value())
                .query((row, number) -> new Addressed(
                        new SessionId(row.getObject("session_id", UUID.class)),
                        new GroupId(row.getObject("group_id", UUID.class))))
                .list();
    }

    private static Held asHeld(ResultSet row, int number) throws SQLException {
        return new Held(
                new SessionId(row.getObject("session_id", UUID.class)),
                new LineId(row.getObject("line_id", UUID.class)),
                new EmployeeId(row.getObject("operator_id", UUID.class)));
    }
}
