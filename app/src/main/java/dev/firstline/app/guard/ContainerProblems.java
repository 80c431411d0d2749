package dev.firstline.app.guard;

import dev.firstline.app.web.ProblemWriter;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Answers as a problem what the container refuses before any filter sees it: a line or headers too long, an address that is none. */
final class ContainerProblems extends ErrorReportValve {

    private final ProblemWriter problems;

    ContainerProblems(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable fault) {
        var status = HttpStatus.resolve(response.getStatus());
        if (status == null || !status.isError() || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            for (var writer : SecurityHeaders.writers()) {
                writer.writeHeaders(request, response);
            }
            problems.write(
                    request,
                    response,
                    status,
                    status.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
            response.finishResponse();
        } catch (IOException gone) {
            container.getLogger().debug("Nobody reads the answer", gone);
        }
    }
}
