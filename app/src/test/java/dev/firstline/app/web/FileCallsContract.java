package dev.firstline.app.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.Browser;
import dev.firstline.app.testing.Browser.Answer;
import dev.firstline.app.testing.SampleDesk;
import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.FileCommand;
import dev.firstline.shared.api.session.FileCommand.RemoveForgottenFiles;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Files over HTTP, the same on both databases; where two nodes can share one, on two nodes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FileCallsContract {

    private static final long MB_50 = 50L * 1024 * 1024;

    private final TestDatabase.Kind kind;
    private SampleDesk desk;
    private SampleDesk other;
    private Browser admin;
    private Browser supervisor;
    private Browser holder;
    private Browser colleague;
    private Browser client;
    private Browser otherClient;
    private Browser auditor;
    private String line;

    FileCallsContract(TestDatabase.Kind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void open() {
        var database = TestDatabase.fresh(kind);
        desk = SampleDesk.open(database);
        other = kind == TestDatabase.Kind.H2 ? desk : SampleDesk.open(database.forAnotherNode());
        admin = desk.signedIn("admin");
        supervisor = desk.signedIn("supervisor");
        holder = desk.signedIn("operator1");
        colleague = desk.signedIn("operator2");
        client = desk.signedIn("client1");
        otherClient = desk.signedIn("client2");
        auditor = desk.signedIn("auditor");
        line = client.get("/api/my/lines")
                .expect(200)
                .path("items")
                .path(0)
                .path("id")
                .asString();
    }

    @AfterAll
    void close() {
        if (other != desk) {
            other.close();
        }
        desk.close();
    }

    @BeforeEach
    void an_empty_desk_with_two_operators_online_and_no_files_waiting() {
        supervisor.readsAfter(otherClient);
        supervisor.readsAfter(client);
        supervisor
                .get("/api/sessions?list=ACTIVE")
                .expect(200)
                .path("items")
                .forEach(session -> supervisor
                        .post("/api/sessions/" + session.path("id").asString() + "/close", "")
                        .expect(200));
        holder.put("/api/me/presence", Map.of("status", "ONLINE")).expect(200);
        colleague.put("/api/me/presence", Map.of("status", "ONLINE")).expect(200);
        desk.desk()
                .jdbc()
                .sql("delete from session_file where session_id is null")
                .update();
    }

    private static byte[] random(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static byte[] png(int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    private static String uploaded(Browser browser, String name, byte[] bytes) {
        return browser.upload(name, "application/octet-stream", bytes)
                .expect(201)
                .path("id")
                .asString();
    }

    private static String uploaded(Browser browser) {
        return uploaded(browser, "x.txt", "Hello".getBytes(UTF_8));
    }

    private static String path(String file) {
        return "/api/files/" + file;
    }

    /** A session of the client's, held by the operator; its path. */
    private String held(Browser writer) {
        writer.post("/api/my/lines/" + line + "/messages", Map.of("text", "Hello"))
                .expect(201);
        holder.readsAfter(writer);
        var session =
                holder.get("/api/sessions?list=QUEUE").expect(200).path("items").path(0);
        var path = "/api/sessions/" + session.path("id").asString();
        holder.post(path + "/claim", "").expect(200);
        everybodyReadsAfter(holder);
        return path;
    }

    private void everybodyReadsAfter(Browser writer) {
        Stream.of(admin, supervisor, holder, colleague, client, otherClient, auditor)
                .forEach(browser -> browser.readsAfter(writer));
    }

    private Answer write(Browser author, String session, String kindOf, String text, String... files) {
        var answer = author.post(session + "/messages", Map.of("kind", kindOf, "text", text, "files", List.of(files)));
        everybodyReadsAfter(author);
        return answer;
    }

    private Answer writeToLine(Browser author, String text, String... files) {
        var answer = author.post("/api/my/lines/" + line + "/messages", Map.of("text", text, "files", List.of(files)));
        everybodyReadsAfter(author);
        return answer;
    }

    private static void readable(String file, Browser... browsers) {
        for (Browser browser : browsers) {
            assertThat(browser.download(path(file)).statusCode()).isEqualTo(200);
        }
    }

    private static void unknown(String file, Browser... browsers) {
        for (Browser browser : browsers) {
            browser.get(path(file)).expectProblem(404, "not-found");
            browser.get(path(file) + "/preview").expectProblem(404, "not-found");
            browser.delete(path(file)).expectProblem(404, "not-found");
        }
    }

    private static List<String> fields(Answer answer) {
        return answer.expectProblem(422, "invalid-value")
                .path("errors")
                .valueStream()
                .map(error -> error.path("field").asString())
                .toList();
    }

    @Test
    void a_file_comes_back_as_it_went() {
        var bytes = random(2_500_000);
        var answer = holder.upload("Отчёт за ноябрь.pdf", "text/html", bytes);
        var kept = answer.expect(201);

        assertThat(kept.propertyNames()).containsExactlyInAnyOrder("id", "name", "type", "size", "preview");
        assertThat(kept.path("name").asString()).isEqualTo("Отчёт за ноябрь.pdf");
        assertThat(kept.path("size").asInt()).isEqualTo(bytes.length);
        assertThat(kept.path("preview").asBoolean()).isFalse();
        assertThat(answer.headers().firstValue("Location"))
                .hasValue(path(kept.path("id").asString()));
        var read = holder.download(path(kept.path("id").asString()));
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(bytes);
        assertThat(read.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;")
                .contains("filename*=UTF-8''%D0%9E%D1%82%D1%87%D1%91%D1%82");
        assertThat(read.headers().allValues("Cache-Control")).containsExactly("no-cache, private");
        assertThat(read.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(read.headers().allValues("Content-Security-Policy")).containsExactly("sandbox; default-src 'none'");
        assertThat(read.headers().firstValueAsLong("Content-Length")).hasValue(bytes.length);
    }

    @Test
    void other_nodes_read_the_same_bytes() {
        var bytes = random(1_200_000);
        var file = uploaded(holder, "x.bin", bytes);

        assertThat(holder.at(other.address()).download(path(file)).body()).isEqualTo(bytes);
    }

    @Test
    void ranges_are_answered() {
        var bytes = random(1_100_000);
        var file = path(uploaded(holder, "x.bin", bytes));
        var tag = holder.download(file).headers().firstValue("ETag").orElseThrow();

        var part = holder.download(file, "Range", "bytes=1048570-1048585");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 1048570-1048585/1100000");
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(bytes, 1_048_570, 1_048_586));
        assertThat(holder.download(file, "Range", "bytes=-3", "If-Range", tag).body())
                .hasSize(3);
        assertThat(holder.download(file, "Range", "bytes=-3", "If-Range", "\"other\"")
                        .body())
                .hasSize(bytes.length);
        assertThat(holder.download(file, "If-None-Match", tag).statusCode()).isEqualTo(304);
        var beyond = holder.send(holder.request(file).header("Range", "bytes=1100000-"));
        beyond.expectProblem(416, "requested-range-not-satisfiable");
        assertThat(beyond.headers().firstValue("Content-Range")).hasValue("bytes */1100000");
        var head = holder.send(holder.request(file).method("HEAD", BodyPublishers.noBody()));
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(bytes.length);
    }

    @Test
    void fifty_megabytes_go_up_and_come_down_and_one_byte_more_does_not() throws Exception {
        var up = new DigestInputStream(new Noise(MB_50), sha256());
        var kept = holder.upload("large.bin", "image/png", BodyPublishers.ofInputStream(() -> up))
                .expect(201);
        assertThat(kept.path("size").asLong()).isEqualTo(MB_50);

        var down = holder.http()
                .send(
                        holder.request(path(kept.path("id").asString())).build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        assertThat(digest(down.body())).isEqualTo(hex(up.getMessageDigest()));
        assertThat(down.headers().firstValue("ETag")).hasValue("\"" + hex(up.getMessageDigest()) + "\"");

        holder.upload("larger.bin", "image/png", BodyPublishers.ofInputStream(() -> new Noise(MB_50 + 1)))
                .expectProblem(413, "too-large");
        holder.upload("larger.bin", "image/png", BodyPublishers.ofInputStream(() -> new Noise(MB_50 + 3_000_000)))
                .expectProblem(413, "too-large");
        assertThat(waiting()).isEqualTo(1);
    }

    /** So many bytes that do not repeat soon, out of nowhere. */
    private static final class Noise extends InputStream {

        private final Random random = new Random(5);
        private long left;

        Noise(long size) {
            left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? random.nextInt(256) : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            var bytes = new byte[(int) Math.min(length, left)];
            random.nextBytes(bytes);
            System.arraycopy(bytes, 0, into, offset, bytes.length);
            left -= bytes.length;
            return bytes.length;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(MessageDigest digest) throws CloneNotSupportedException {
        return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
    }

    private static String digest(InputStream stream) throws Exception {
        try (var digested = new DigestInputStream(stream, sha256())) {
            digested.transferTo(java.io.OutputStream.nullOutputStream());
            return hex(digested.getMessageDigest());
        }
    }

    private int waiting() {
        return desk.desk()
                .jdbc()
                .sql("select count(*) from session_file where session_id is null")
                .query(Integer.class)
                .single();
    }

    @Test
    void each_chunk_is_kept_before_the_next_is_read() throws IOException {
        var kept = new long[1];
        var read = new long[1];
        var stream = new InputStream() {
            private final Noise noise = new Noise(5L * FileCommand.CHUNK_BYTES + 5);

            @Override
            public int read() {
                throw new IllegalStateException("byte by byte");
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                kept[0] = desk.desk()
                        .jdbc()
                        .sql("select coalesce(sum(size), 0) from session_file where session_id is null")
                        .query(Long.class)
                        .single();
                assertThat(read[0] - kept[0]).isLessThan(FileCommand.CHUNK_BYTES + 1L);
                var got = noise.read(into, offset, length);
                read[0] += Math.max(got, 0);
                return got;
            }
        };

        desk.desk().get(Upload.class).keep(me(holder), "x", stream);

        assertThat(read[0]).isEqualTo(5L * FileCommand.CHUNK_BYTES + 5);
    }

    private static EmployeeId me(Browser browser) {
        return EmployeeId.of(browser.get("/api/me").expect(200).path("id").asString());
    }

    @Test
    void of_an_upload_that_breaks_off_nothing_stays() {
        var upload = desk.desk().get(Upload.class);
        var me = me(holder);
        assertThatThrownBy(() -> upload.keep(me, "x", new InputStream() {
                    private final Noise noise = new Noise(2L * FileCommand.CHUNK_BYTES);

                    @Override
                    public int read() throws IOException {
                        var next = noise.read();
                        if (next < 0) {
                            throw new IOException("gone");
                        }
                        return next;
                    }
                }))
                .isInstanceOf(IOException.class);

        assertThat(waiting()).isZero();
        assertThat(chunks()).isZero();
    }

    private int chunks() {
        return desk.desk().jdbc().sql("""
                        select count(*) from session_file_chunk c join session_file f on f.file_id = c.file_id
                         where f.session_id is null
                        """).query(Integer.class).single();
    }

    @Test
    void an_empty_file_and_what_is_no_upload_is_refused() {
        assertThat(fields(holder.upload("x.txt", "text/plain", new byte[0]))).containsExactly("file");
        assertThat(waiting()).isZero();
        holder.post("/api/files", "{}").expectProblem(415, "unsupported-media-type");
        var multipart = "multipart/form-data; boundary=b";
        assertThat(fields(holder.send(holder.json("/api/files")
                        .setHeader("Content-Type", multipart)
                        .POST(BodyPublishers.ofString("--b--\r\n")))))
                .containsExactly("file");
        assertThat(fields(holder.send(holder.json("/api/files")
                        .setHeader("Content-Type", multipart)
                        .POST(BodyPublishers.ofString(("--b\r\nContent-Disposition: form-data; name=\"file\";"
                                                + " filename=\"x\"\r\n\r\nx\r\n")
                                        .repeat(2)
                                + "--b--\r\n")))))
                .containsExactly("file");
        holder.send(holder.json("/api/files")
                        .setHeader("Content-Type", multipart)
                        .POST(BodyPublishers.ofString("--b\r\nnonsense")))
                .expectProblem(400, "malformed");
        holder.send(holder.json("/api/files")
                        .setHeader("Content-Type", "multipart/form-data")
                        .POST(BodyPublishers.ofString("nonsense")))
                .expectProblem(400, "malformed");
        holder.send(holder.request("/api/files")
                        .header("Content-Type", multipart)
                        .POST(BodyPublishers.ofString("--b--\r\n")))
                .expectProblem(403, "csrf");
        new Browser(desk.address()).upload("x", "text/plain", new byte[] {1}).expectProblem(403, "csrf");
        new Browser(desk.address()).get("/api/files/" + UUID.randomUUID()).expectProblem(401, "not-signed-in");
        holder.get("/api/files/nonsense").expectProblem(404, "not-found");
        holder.get("/api/files/" + UUID.randomUUID()).expectProblem(404, "not-found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    photo.png  | image/png | <html><script>alert(1)</script></html>         | text/html
                    photo.png  | image/png | <svg xmlns="http://www.w3.org/2000/svg"></svg> | image/svg+xml
                    photo.jpg  | image/png | <script>alert(1)</script>                      | text/plain
                    script.js  | image/png | alert(1)                                       | text/javascript
                    page.xhtml | image/png | <html xmlns="http://www.w3.org/1999/xhtml"/>   | application/xhtml+xml
                    """)
    void what_could_run_is_never_shown_in_place(String name, String declared, String content, String type) {
        var kept = holder.upload(name, declared, content.getBytes(UTF_8)).expect(201);
        assertThat(kept.path("type").asString()).isEqualTo(type);
        assertThat(kept.path("preview").asBoolean()).isFalse();

        var read = holder.download(path(kept.path("id").asString()) + "?inline=true", "Accept-Encoding", "gzip");
        assertThat(read.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;");
        assertThat(read.headers().firstValue("Content-Type").orElseThrow())
                .isIn("application/octet-stream", "text/plain");
        assertThat(new String(read.body(), UTF_8)).isEqualTo(content);
        holder.get(path(kept.path("id").asString()) + "/preview").expectProblem(404, "not-found");
    }

    @Test
    void a_page_that_begins_like_a_picture_is_one_and_runs_nothing() {
        var kept = holder.upload("page.html", "text/html", "GIF89a/*<script>alert(1)</script>*/=1;".getBytes(UTF_8))
                .expect(201);
        assertThat(kept.path("type").asString()).isEqualTo("image/gif");

        var read = holder.download(path(kept.path("id").asString()) + "?inline=true");
        assertThat(read.headers().firstValue("Content-Type")).hasValue("image/gif");
        assertThat(read.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(read.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("sandbox");
    }

    @Test
    void a_picture_is_shown_in_place_and_has_a_small_one() throws IOException {
        var kept = holder.upload("photo", "text/html", png(1200, 600)).expect(201);
        var file = path(kept.path("id").asString());
        assertThat(kept.path("type").asString()).isEqualTo("image/png");
        assertThat(kept.path("preview").asBoolean()).isTrue();
        assertThat(kept.path("width").asInt()).isEqualTo(1200);
        assertThat(kept.path("height").asInt()).isEqualTo(600);

        assertThat(holder.download(file)
                        .headers()
                        .firstValue("Content-Disposition")
                        .orElseThrow())
                .startsWith("attachment;");
        var shown = holder.download(file + "?inline=true");
        assertThat(shown.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("inline;");
        assertThat(shown.headers().firstValue("Content-Type")).hasValue("image/png");

        var small = holder.download(file + "/preview");
        assertThat(small.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        assertThat(small.headers().firstValue("Cache-Control")).hasValue("no-cache, private");
        assertThat(small.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(ImageIO.read(new ByteArrayInputStream(small.body())).getWidth())
                .isEqualTo(480);
        var tag = small.headers().firstValue("ETag").orElseThrow();
        assertThat(holder.download(file + "/preview", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
    }

    @Test
    void a_broken_picture_is_a_file_like_any_other() throws IOException {
        var broken = holder.upload("photo.png", "image/png", Arrays.copyOf(png(1200, 600), 60))
                .expect(201);
        assertThat(broken.path("type").asString()).isEqualTo("image/png");
        assertThat(broken.path("preview").asBoolean()).isFalse();
        assertThat(broken.has("width")).isFalse();
        holder.get(path(broken.path("id").asString()) + "/preview").expectProblem(404, "not-found");
        readable(broken.path("id").asString(), holder);
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd,         passwd",
        "C:\\Users\\me\\cat.jpg,   cat.jpg",
        "photo\u202Egpj.exe,       photogpj.exe",
        "two words (1).txt,        two words (1).txt",
        "😀.png,                   😀.png",
        "'a;b=c\u00E9.txt',        'a;b=c\u00E9.txt'"
    })
    void a_name_is_kept_without_what_could_harm(String typed, String kept) {
        var file = holder.upload(typed, "text/plain", new byte[] {65}).expect(201);
        assertThat(file.path("name").asString()).isEqualTo(kept);
        assertThat(holder.download(path(file.path("id").asString()))
                        .headers()
                        .firstValue("Content-Disposition")
                        .orElseThrow())
                .matches("[ -~]*");
    }

    @Test
    void a_name_of_255_characters_is_kept_and_a_longer_one_cut() {
        assertThat(holder.upload("я".repeat(251) + ".txt", "text/plain", new byte[] {65})
                        .expect(201)
                        .path("name")
                        .asString())
                .isEqualTo("я".repeat(251) + ".txt");
        assertThat(holder.upload("😀".repeat(300) + ".txt", "text/plain", new byte[] {65})
                        .expect(201)
                        .path("name")
                        .asString())
                .isEqualTo("😀".repeat(251) + ".txt");
    }

    @Test
    void until_it_is_sent_only_its_uploader_reads_a_file() {
        var file = uploaded(holder);

        readable(file, holder);
        unknown(file, admin, supervisor, colleague, client, auditor);
    }

    @Test
    void a_reply_takes_files_along_for_whoever_reads_it() throws IOException {
        var session = held(client);
        var photo = uploaded(holder, "photo.png", png(900, 300));
        var report = uploaded(holder);
        write(holder, session, "REPLY", "", photo, report).expect(201);

        var message = supervisor
                .get(session + "/messages?limit=1")
                .expect(200)
                .path("items")
                .path(0);
        assertThat(message.path("text").asString()).isEmpty();
        assertThat(ids(message.path("files"))).containsExactly(photo, report);
        assertThat(message.path("files").path(0).toString())
                .isEqualTo(("{\"id\":\"%s\",\"name\":\"photo.png\",\"type\":\"image/png\",\"size\":%d,\"preview\":true,"
                                + "\"width\":900,\"height\":300}")
                        .formatted(photo, png(900, 300).length));
        var mine = client.get("/api/my/lines/" + line + "/messages?limit=1")
                .expect(200)
                .path("items")
                .path(0);
        assertThat(mine.path("files")).isEqualTo(message.path("files"));
        assertThat(holder.get(session).expect(200).path("preview").asString()).isEqualTo("photo.png, x.txt");

        readable(photo, holder, supervisor, client);
        assertThat(client.download(path(photo) + "/preview").statusCode()).isEqualTo(200);
        unknown(photo, admin, colleague, otherClient, auditor);
        holder.delete(path(photo)).expectProblem(409, "file-attached");
    }

    private static List<String> ids(JsonNode files) {
        return files.valueStream().map(file -> file.path("id").asString()).toList();
    }

    @Test
    void the_client_never_reads_a_files_of_a_note() {
        var session = held(client);
        var file = uploaded(supervisor);
        write(supervisor, session, "NOTE", "For us", file).expect(201);

        readable(file, holder, supervisor);
        unknown(file, client, otherClient, colleague, auditor, admin);
        assertThat(client.get("/api/my/lines/" + line + "/messages?limit=1")
                        .expect(200)
                        .toString())
                .doesNotContain(file);
    }

    @Test
    void the_files_of_a_deleted_note_are_gone() {
        var session = held(client);
        var file = uploaded(supervisor);
        var other = uploaded(supervisor);
        var note = write(supervisor, session, "NOTE", "For us", file)
                .expect(201)
                .path("messageId")
                .asString();
        write(supervisor, session, "NOTE", "And this", other).expect(201);
        readable(file, holder, supervisor);

        supervisor.delete(session + "/messages/" + note).expect(204);

        unknown(file, holder, supervisor, colleague);
        readable(other, holder, supervisor);
        holder.readsAfter(supervisor);
        var deleted = holder.get(session + "/messages?limit=2")
                .expect(200)
                .path("items")
                .path(1);
        assertThat(deleted.path("files").size()).isZero();
        assertThat(desk.desk()
                        .jdbc()
                        .sql("select count(*) from session_file_chunk where file_id = ?")
                        .param(UUID.fromString(file))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void what_the_client_sends_is_read_by_those_it_waits_for_and_then_by_its_holder() {
        var file = uploaded(client);
        writeToLine(client, " ", file).expect(201);
        readable(file, client, holder, colleague, supervisor);
        unknown(file, otherClient, auditor, admin);

        var row =
                holder.get("/api/sessions?list=QUEUE").expect(200).path("items").path(0);
        assertThat(row.path("preview").asString()).isEqualTo("x.txt");
        var session = "/api/sessions/" + row.path("id").asString();
        holder.post(session + "/claim", "").expect(200);
        everybodyReadsAfter(holder);
        readable(file, client, holder, supervisor);
        unknown(file, colleague);

        supervisor.post(session + "/return", "").expect(200);
        everybodyReadsAfter(supervisor);
        colleague.post(session + "/claim", "").expect(200);
        everybodyReadsAfter(colleague);
        readable(file, client, colleague, supervisor);
        unknown(file, holder);
    }

    @Test
    void whoever_loses_sight_reads_not_even_what_he_uploaded_himself() {
        var session = held(client);
        var file = uploaded(holder);
        write(holder, session, "REPLY", "Here", file).expect(201);
        supervisor.post(session + "/return", "").expect(200);
        everybodyReadsAfter(supervisor);
        colleague.post(session + "/claim", "").expect(200);
        everybodyReadsAfter(colleague);

        unknown(file, holder);
        readable(file, colleague, client);
    }

    @Test
    void files_that_are_not_there_for_the_author_to_send_are_refused() {
        var session = held(client);
        var mine = uploaded(holder);
        var ofAnother = uploaded(supervisor);
        for (String[] files :
                new String[][] {{UUID.randomUUID().toString()}, {ofAnother}, {mine, ofAnother}, {mine, mine}}) {
            assertThat(fields(write(holder, session, "REPLY", "Here", files))).containsExactly("files");
        }
        assertThat(fields(write(
                        holder,
                        session,
                        "REPLY",
                        "Here",
                        Stream.generate(() -> UUID.randomUUID().toString())
                                .limit(11)
                                .toArray(String[]::new))))
                .containsExactly("files");
        assertThat(fields(writeToLine(client, "Here", mine))).containsExactly("files");
        assertThat(fields(write(holder, session, "REPLY", " "))).containsExactly("text");
        assertThat(fields(holder.post(session + "/messages", Map.of("kind", "REPLY"))))
                .containsExactly("text");
        write(holder, session, "REPLY", "Here", mine).expect(201);
        assertThat(fields(write(holder, session, "REPLY", "And again", mine))).containsExactly("files");
        assertThat(holder.get(session + "/messages?limit=50")
                        .expect(200)
                        .path("items")
                        .valueStream()
                        .filter(item -> item.path("kind").asString().equals("REPLY")
                                && item.path("sessionId")
                                        .asString()
                                        .equals(session.substring(session.lastIndexOf('/') + 1)))
                        .toList())
                .hasSize(1);
    }

    @Test
    void a_message_sent_again_is_answered_alike_and_its_files_are_part_of_it() {
        var session = held(client);
        var file = uploaded(holder);
        var body = Map.of("messageId", "with-file", "kind", "REPLY", "text", "Here", "files", List.of(file));
        var first = holder.post(session + "/messages", body).expect(201);

        assertThat(holder.post(session + "/messages", body).expect(201)).isEqualTo(first);
        holder.post(session + "/messages", Map.of("messageId", "with-file", "kind", "REPLY", "text", "Here"))
                .expectProblem(409, "id-reused");
    }

    @Test
    void the_same_message_with_files_at_once_enters_once_and_is_answered_alike() throws Exception {
        var session = held(client);
        var file = uploaded(holder);
        var elsewhere = holder.at(other.address());
        var body = Map.of("messageId", "at-once", "kind", "REPLY", "text", "", "files", List.of(file));

        var answers = atOnce(Stream.of(holder, elsewhere, holder, elsewhere)
                .map(browser -> (Callable<Answer>) () -> browser.post(session + "/messages", body))
                .toList());

        assertThat(answers.stream().map(answer -> answer.expect(201)).distinct())
                .hasSize(1);
    }

    @Test
    void of_two_messages_that_send_the_same_file_at_once_one_is_refused() throws Exception {
        var elsewhere = holder.at(other.address());
        var one = held(client);
        var another = held(otherClient);
        for (int round = 0; round < 5; round++) {
            var file = uploaded(holder);
            var more = uploaded(holder);
            var answers = atOnce(List.of(
                    () -> holder.post(
                            one + "/messages", Map.of("kind", "REPLY", "text", "", "files", List.of(file, more))),
                    () -> elsewhere.post(
                            another + "/messages", Map.of("kind", "REPLY", "text", "", "files", List.of(more, file)))));

            assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(201, 422);
        }
    }

    private static List<Answer> atOnce(List<Callable<Answer>> doings) throws Exception {
        var start = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(doings.size());
        try {
            var running = doings.stream()
                    .map(doing -> threads.submit(() -> {
                        start.await();
                        return doing.call();
                    }))
                    .toList();
            start.countDown();
            var answers = new ArrayList<Answer>();
            for (var each : running) {
                answers.add(each.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void twenty_files_can_wait_also_when_they_come_at_once() throws Exception {
        for (int n = 0; n < 17; n++) {
            uploaded(holder);
        }
        var answers = atOnce(java.util.Collections.nCopies(6, () -> holder.upload("x", "text/plain", new byte[] {1})));
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(3);
        var refused = answers.stream()
                .filter(answer -> answer.status() != 201)
                .findFirst()
                .orElseThrow();
        assertThat(refused.expectProblem(409, "too-many-files")
                        .path("mostFiles")
                        .asInt())
                .isEqualTo(20);
        var dropped = answers.stream()
                .filter(answer -> answer.status() == 201)
                .findFirst()
                .orElseThrow();
        holder.delete(path(dropped.body().path("id").asString())).expect(204);
        unknown(dropped.body().path("id").asString(), holder);
        uploaded(holder);
        uploaded(supervisor);
    }

    @Test
    void what_nobody_sends_within_a_day_is_removed() {
        var session = held(client);
        var sent = uploaded(holder);
        write(holder, session, "REPLY", "", sent).expect(201);
        var forgotten = uploaded(holder);
        var fresh = uploaded(holder);
        desk.desk()
                .jdbc()
                .sql("update session_file set begun_at = ? where file_id in (?, ?)")
                .params(
                        Instant.now().minus(25, ChronoUnit.HOURS).atOffset(java.time.ZoneOffset.UTC),
                        UUID.fromString(sent),
                        UUID.fromString(forgotten))
                .update();

        desk.desk()
                .get(CommandGateway.class)
                .sendAndWait(new GenericCommandMessage<>(
                        new RemoveForgottenFiles(Instant.now().minus(24, ChronoUnit.HOURS)),
                        new Actor.Process("test").asMetaData()));

        unknown(forgotten, holder);
        readable(sent, holder);
        readable(fresh, holder);
        assertThat(chunks()).isEqualTo(1);
    }
}
