package dev.firstline.session.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.FileId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessageContentTest {

    private static final EmployeeId AUTHOR = new EmployeeId(UUID.randomUUID());
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
                new MessageContent("REPLY", AUTHOR, ONE + "\n", List.of()));

        assertThat(contents.stream().map(MessageContent::hash)).doesNotHaveDuplicates();
    }

    @Test
    void the_client_sees_all_but_notes() {
        assertThat(Stream.of("CLIENT", "REPLY", "NOTE")
                        .filter(kind -> new MessageContent(kind, AUTHOR, "Hello", List.of()).isForClient()))
                .containsExactly("CLIENT", "REPLY");
    }
}
