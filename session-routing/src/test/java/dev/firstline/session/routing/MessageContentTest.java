package dev.firstline.session.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.FileId;
import dev.firstline.shared.api.session.SessionCommand;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessageContentTest {

    private static final EmployeeId AUTHOR = new EmployeeId(UUID.randomUUID());
    private static final EmployeeId MENTIONED = new EmployeeId(UUID.randomUUID());
    private static final FileId ONE = new FileId(UUID.randomUUID());
    private static final FileId OTHER = new FileId(UUID.randomUUID());

    @Test
    void contents_that_differ_in_anything_have_hashes_that_differ() {
        var contents = List.of(
                new MessageContent("REPLY", AUTHOR, "Hello", List.of()),
                new MessageContent("NOTE", AUTHOR, "Hello", List.of()),
                new MessageContent("REPLY", new EmployeeId(UUID.randomUUID()), "Hello", List.of()),
                new MessageContent("REPLY", AUTHOR, "Hello!", List.of()),
                new MessageContent("REPLY", AUTHOR, "Hello", List.of(ONE)),
                new MessageContent("REPLY", AUTHOR, "Hello", List.of(OTHER)),
                new MessageContent("REPLY", AUTHOR, "Hello", List.of(ONE, OTHER)),
                new MessageContent("REPLY", AUTHOR, "Hello", List.of(OTHER, ONE)),
                new MessageContent("REPLY", AUTHOR, ONE + "\nHello", List.of(OTHER)),
                new MessageContent("REPLY", AUTHOR, "", List.of(ONE)),
                new MessageContent("REPLY", AUTHOR, ONE + "\n", List.of()),
                new MessageContent("NOTE", AUTHOR, "Hello", List.of(), List.of(AUTHOR)),
                new MessageContent("NOTE", AUTHOR, "Hello", List.of(), List.of(MENTIONED)),
                new MessageContent("NOTE", AUTHOR, "Hello", List.of(), List.of(AUTHOR, MENTIONED)));

        assertThat(contents.stream().map(MessageContent::hash)).doesNotHaveDuplicates();
    }

    @Test
    void what_mentions_nobody_hashes_as_it_did_before_there_were_mentions() {
        var author = EmployeeId.of("00000000-0000-0000-0000-000000000001");
        assertThat(new MessageContent("REPLY", author, "Hello", List.of()).hash())
                .isEqualTo("b11d33d5196ad50f316f8a26f6c9fee7c58ed8e7dd2e9668c6994ff18c39f90f");
    }

    @Test
    void as_much_as_is_allowed_is_allowed() {
        var text = "x".repeat(SessionCommand.MAX_TEXT_LENGTH);
        var files = Stream.generate(() -> new FileId(UUID.randomUUID()))
                .limit(SessionCommand.MAX_FILES)
                .toList();
        var mentions = Stream.generate(() -> new EmployeeId(UUID.randomUUID()))
                .limit(SessionCommand.MAX_MENTIONS)
                .toList();

        assertThatCode(() -> new MessageContent("NOTE", AUTHOR, text, files, mentions))
                .doesNotThrowAnyException();
    }

    @Test
    void what_the_database_cannot_keep_is_refused_wherever_it_stands() {
        for (String text : List.of("\0", "\0Hello", "Hello\0")) {
            assertThatThrownBy(() -> new MessageContent("REPLY", AUTHOR, text, List.of()))
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            thrown -> assertThat(thrown.refusal())
                                    .isEqualTo(new InvalidValue("text", Problem.MALFORMED)));
        }
    }

    @Test
    void the_client_sees_all_but_notes() {
        assertThat(Stream.of("CLIENT", "REPLY", "NOTE")
                        .filter(kind -> new MessageContent(kind, AUTHOR, "Hello", List.of()).isForClient()))
                .containsExactly("CLIENT", "REPLY");
    }
}
