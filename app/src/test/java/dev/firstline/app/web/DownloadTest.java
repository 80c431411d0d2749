package dev.firstline.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.shared.api.GeneralRefusal.NotFound;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.session.FileCommand;
import dev.firstline.shared.api.session.FileId;
import dev.firstline.shared.api.session.FileView;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.DelegatingServletOutputStream;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.server.ResponseStatusException;

class DownloadTest {

    private static final int SIZE = 2 * FileCommand.CHUNK_BYTES + 100;
    private static final byte[] BYTES = bytes();
    private static final String TAG = "\"abc\"";

    private final List<Integer> read = new ArrayList<>();
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/files/x");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    private static byte[] bytes() {
        var bytes = new byte[SIZE];
        new Random(3).nextBytes(bytes);
        return bytes;
    }

    private Download download(IntFunction<byte[]> chunks) {
        var summary = new FileView.Summary(
                new FileId(UUID.randomUUID()), "Отчёт \"1\".pdf", "application/pdf", SIZE, false, null, null);
        return new Download(new FileView.Whole(summary, "abc"), chunks);
    }

    private byte[] chunk(int n) {
        read.add(n);
        var from = n * FileCommand.CHUNK_BYTES;
        return Arrays.copyOfRange(BYTES, from, Math.min(SIZE, from + FileCommand.CHUNK_BYTES));
    }

    private void answer() throws IOException {
        download(this::chunk).answer(false, request, response);
    }

    @Test
    void the_whole_file_comes_chunk_by_chunk() throws IOException {
        answer();

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentAsByteArray()).isEqualTo(BYTES);
        assertThat(response.getContentLengthLong()).isEqualTo(SIZE);
        assertThat(response.getHeader("Accept-Ranges")).isEqualTo("bytes");
        assertThat(response.getHeader("ETag")).isEqualTo(TAG);
        assertThat(response.getHeader("Cache-Control")).contains("private", "no-cache");
        assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.getHeader("Content-Security-Policy")).startsWith("sandbox");
        assertThat(response.getHeader("Content-Disposition"))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''%D0%9E%D1%82%D1%87%D1%91%D1%82%20%221%22.pdf");
        assertThat(read).containsExactly(0, 1, 2);
    }

    @Test
    void the_next_chunk_is_read_once_the_one_before_is_written() throws IOException {
        var written = new long[1];
        var counting = new MockHttpServletResponse() {
            @Override
            public jakarta.servlet.ServletOutputStream getOutputStream() {
                return new DelegatingServletOutputStream(new OutputStream() {
                    @Override
                    public void write(int b) {
                        written[0]++;
                    }

                    @Override
                    public void write(byte[] bytes, int offset, int length) {
                        written[0] += length;
                    }
                });
            }
        };
        download(n -> {
                    assertThat(written[0]).isEqualTo((long) n * FileCommand.CHUNK_BYTES);
                    return chunk(n);
                })
                .answer(false, request, counting);

        assertThat(written[0]).isEqualTo(SIZE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    bytes=0-0             | 0       | 1
                    bytes=10-19           | 10      | 10
                    bytes=1048570-1048585 | 1048570 | 16
                    bytes=1048576-1048576 | 1048576 | 1
                    bytes=2097152-        | 2097152 | 100
                    bytes=2097251-        | 2097251 | 1
                    bytes=-5              | 2097247 | 5
                    bytes=-99999999       | 0       | 2097252
                    bytes=5-99999999      | 5       | 2097247
                    bytes=0-              | 0       | 2097252
                    """)
    void a_range_is_answered_as_a_part(String range, int from, int length) throws IOException {
        request.addHeader("Range", range);
        answer();

        assertThat(response.getStatus()).isEqualTo(206);
        assertThat(response.getContentLengthLong()).isEqualTo(length);
        assertThat(response.getHeader("Content-Range"))
                .isEqualTo("bytes " + from + "-" + (from + length - 1) + "/" + SIZE);
        assertThat(response.getContentAsByteArray()).isEqualTo(Arrays.copyOfRange(BYTES, from, from + length));
        assertThat(read)
                .containsExactlyElementsOf(java.util.stream.IntStream.rangeClosed(
                                from / FileCommand.CHUNK_BYTES, (from + length - 1) / FileCommand.CHUNK_BYTES)
                        .boxed()
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=2097252-", "bytes=99999999-99999999", "bytes=-0"})
    void a_range_beyond_the_end_is_refused(String range) {
        request.addHeader("Range", range);

        assertThatThrownBy(this::answer)
                .isInstanceOfSatisfying(
                        ResponseStatusException.class,
                        e -> assertThat(e.getStatusCode().value()).isEqualTo(416));
        assertThat(response.getHeader("Content-Range")).isEqualTo("bytes */" + SIZE);
        assertThat(response.isCommitted()).isFalse();
        assertThat(read).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=5-2", "bytes=a-b", "lines=1-2", "bytes=", "nonsense", "bytes=0-1,5-6"})
    void what_is_no_range_or_several_is_answered_with_the_whole(String range) throws IOException {
        request.addHeader("Range", range);
        answer();

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentAsByteArray()).hasSize(SIZE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "abc"                         | 206
                    "other"                       | 200
                    W/"abc"                       | 200
                    Sun, 22 Nov 2026 15:00:00 GMT | 200
                    """, quoteCharacter = '\'')
    void a_range_of_what_is_no_longer_there_is_answered_with_the_whole(String ifRange, int status) throws IOException {
        request.addHeader("Range", "bytes=0-4");
        request.addHeader("If-Range", ifRange);
        answer();

        assertThat(response.getStatus()).isEqualTo(status);
    }

    @Test
    void what_the_caller_has_is_not_sent_again() throws IOException {
        request.addHeader("If-None-Match", TAG);
        request.addHeader("Range", "bytes=0-4");
        answer();

        assertThat(response.getStatus()).isEqualTo(304);
        assertThat(response.getHeader("ETag")).isEqualTo(TAG);
        assertThat(response.getContentAsByteArray()).isEmpty();
        assertThat(read).isEmpty();
    }

    @Test
    void head_tells_of_the_file_and_reads_none_of_it() throws IOException {
        request.setMethod("HEAD");
        answer();

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentLengthLong()).isEqualTo(SIZE);
        assertThat(read).isEmpty();
    }

    @Test
    void whoever_may_read_no_longer_gets_a_broken_answer_not_a_short_one() {
        assertThatThrownBy(() -> download(n -> {
                            if (n == 1) {
                                throw new RefusedException(new NotFound());
                            }
                            return chunk(n);
                        })
                        .answer(false, request, response))
                .isInstanceOf(BrokenOffException.class);
        assertThat(response.getContentAsByteArray()).hasSize(FileCommand.CHUNK_BYTES);
    }

    @Test
    void a_fault_before_the_first_byte_is_a_problem_of_its_own() {
        assertThatThrownBy(() -> download(n -> {
                            throw new RefusedException(new NotFound());
                        })
                        .answer(false, request, response))
                .isInstanceOf(RefusedException.class);
        assertThat(response.getHeader("Content-Disposition")).isNull();
        assertThat(response.getHeader("Content-Length")).isNull();
    }

    @Test
    void whoever_goes_away_is_no_fault() throws IOException {
        var gone = new MockHttpServletResponse() {
            @Override
            public jakarta.servlet.ServletOutputStream getOutputStream() {
                return new DelegatingServletOutputStream(new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("broken pipe");
                    }
                });
            }
        };
        download(this::chunk).answer(false, request, gone);

        assertThat(read).containsExactly(0);
    }
}
