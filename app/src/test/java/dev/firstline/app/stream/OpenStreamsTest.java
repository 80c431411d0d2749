package dev.firstline.app.stream;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.app.stream.SignIns.SignIn;
import dev.firstline.app.web.TooManyRequestsException;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.people.EmployeeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

class OpenStreamsTest {

    private final OpenStreams streams = new OpenStreams();
    private final EmployeeId employee = new EmployeeId(UUID.randomUUID());

    private static Subscriber of(EmployeeId employee) {
        return new Subscriber(
                new ResponseBodyEmitter(),
                Runnable::run,
                new Viewer(employee, Set.of()),
                new SignIn.Console("session"),
                null);
    }

    private List<Subscriber> sixteen() {
        var open = new ArrayList<Subscriber>();
        for (int n = 0; n < 16; n++) {
            open.add(of(employee));
        }
        open.forEach(streams::enter);
        return open;
    }

    @Test
    void a_seventeenth_is_refused_until_one_of_them_left() {
        var open = sixteen();
        var another = of(employee);

        assertThatThrownBy(() -> streams.enter(another)).isInstanceOf(TooManyRequestsException.class);
        streams.leave(another);
        assertThatThrownBy(() -> streams.enter(another)).isInstanceOf(TooManyRequestsException.class);
        streams.enter(of(new EmployeeId(UUID.randomUUID())));

        streams.leave(open.get(7));
        streams.enter(another);
    }

    @Test
    void one_that_ended_before_its_answer_began_counts_no_more() {
        sixteen().get(7).close();

        streams.enter(of(employee));

        assertThatThrownBy(() -> streams.enter(of(employee))).isInstanceOf(TooManyRequestsException.class);
    }
}
