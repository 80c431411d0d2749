package dev.firstline.session.routing.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.FileId;
import dev.firstline.shared.api.session.FileView;
import dev.firstline.shared.api.session.SessionId;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileRowTest {

    private static final FileId FILE = new FileId(UUID.randomUUID());
    private static final EmployeeId UPLOADER = new EmployeeId(UUID.randomUUID());
    private static final EmployeeId CLIENT = new EmployeeId(UUID.randomUUID());
    private static final EmployeeId OTHER = new EmployeeId(UUID.randomUUID());

    @ParameterizedTest(name = "{0}: {1}, who reads the session: {2} → {3}")
    @CsvSource(delimiter = '|', textBlock = """
                    unfinished | uploader | true  | false
                    waiting    | uploader | false | true
                    waiting    | client   | false | false
                    waiting    | other    | true  | false
                    sent       | uploader | false | false
                    sent       | uploader | true  | true
                    sent       | client   | false | true
                    sent       | other    | false | false
                    sent       | other    | true  | true
                    noted      | client   | false | false
                    noted      | other    | true  | true
                    noted      | uploader | false | false
                    """)
    void who_may_read_a_file(String state, String who, boolean readsSession, boolean may) {
        var viewer = switch (who) {
            case "uploader" -> UPLOADER;
            case "client" -> CLIENT;
            default -> OTHER;
        };
        assertThat(file(state).mayBeReadBy(new Viewer(viewer, Set.of()), (asked, session) -> readsSession))
                .isEqualTo(may);
    }

    private static FileRow file(String state) {
        return switch (state) {
            case "unfinished" -> new FileRow(FILE, UPLOADER, 4, "x", null, null);
            case "waiting" -> whole(null);
            case "sent" -> whole(new FileRow.Attached(new SessionId(UUID.randomUUID()), CLIENT.value()));
            default -> whole(new FileRow.Attached(new SessionId(UUID.randomUUID()), null));
        };
    }

    private static FileRow whole(FileRow.@Nullable Attached attached) {
        var summary = new FileView.Summary(FILE, "x", "text/plain", 4, false, null, null);
        return new FileRow(FILE, UPLOADER, 4, "x", new FileView.Whole(summary, "hash"), attached);
    }
}
