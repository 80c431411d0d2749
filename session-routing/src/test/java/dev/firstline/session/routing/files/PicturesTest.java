package dev.firstline.session.routing.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.session.routing.files.Pictures.Looked;
import dev.firstline.shared.api.session.FileCommand;
import dev.firstline.shared.api.session.FileId;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PicturesTest {

    private static final FileId FILE = new FileId(UUID.randomUUID());

    private final Pictures pictures = new Pictures();

    private @Nullable Looked look(String type, byte[] file) {
        return pictures.look(type, new ChunksInput(FILE, file.length, chunks(file)));
    }

    private static Chunks chunks(byte[] file) {
        return (id, n) -> {
            var from = n * FileCommand.CHUNK_BYTES;
            return from >= file.length
                    ? Optional.empty()
                    : Optional.of(
                            Arrays.copyOfRange(file, from, Math.min(file.length, from + FileCommand.CHUNK_BYTES)));
        };
    }

    private static byte[] picture(int width, int height, int type, String format) throws IOException {
        var image = new BufferedImage(width, height, type);
        var graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    private static BufferedImage read(Looked looked) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(looked.preview().bytes()));
    }

    @ParameterizedTest
    @CsvSource({
        "png,  1200, 600,  480, 240",
        "jpg,  600,  1200, 240, 480",
        "gif,  4000, 3000, 480, 360",
        "bmp,  480,  480,  480, 480",
        "png,  64,   32,   64,  32",
        "png,  1,    1,    1,   1",
        "png,  3000, 3,    480, 1"
    })
    void a_small_picture_fits_and_is_never_larger(String format, int width, int height, int toWidth, int toHeight)
            throws IOException {
        var looked = look(
                format.equals("jpg") ? "image/jpeg" : "image/" + format,
                picture(width, height, BufferedImage.TYPE_INT_RGB, format));

        assertThat(looked).isNotNull();
        assertThat(looked.width()).isEqualTo(width);
        assertThat(looked.height()).isEqualTo(height);
        assertThat(looked.preview().type()).isEqualTo("image/jpeg");
        assertThat(read(looked).getWidth()).isEqualTo(toWidth);
        assertThat(read(looked).getHeight()).isEqualTo(toHeight);
    }

    @Test
    void what_can_be_seen_through_stays_so() throws IOException {
        var looked = look("image/png", picture(900, 900, BufferedImage.TYPE_INT_ARGB, "png"));

        assertThat(looked).isNotNull();
        assertThat(looked.preview().type()).isEqualTo("image/png");
        assertThat(read(looked).getRGB(470, 10) >>> 24).isZero();
        assertThat(read(looked).getRGB(10, 10)).isEqualTo(Color.RED.getRGB());
    }

    @Test
    void a_picture_that_lies_on_its_side_is_put_upright() throws IOException {
        var looked = look("image/jpeg", turned(picture(800, 400, BufferedImage.TYPE_INT_RGB, "jpg")));

        assertThat(looked).isNotNull();
        assertThat(looked.width()).isEqualTo(400);
        assertThat(looked.height()).isEqualTo(800);
        assertThat(read(looked).getWidth()).isEqualTo(240);
        assertThat(read(looked).getHeight()).isEqualTo(480);
        // red was on the left, and is on top
        assertThat(new Color(read(looked).getRGB(120, 40)).getRed()).isGreaterThan(200);
        assertThat(new Color(read(looked).getRGB(120, 440)).getRed()).isLessThan(50);
    }

    /** The same JPEG as a camera writes it: with an Exif segment, here one that says "turn it clockwise", in place of the JFIF one. */
    private static byte[] turned(byte[] jpeg) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.write(jpeg, 0, 2);
        var exif = new ByteArrayOutputStream();
        var fields = new DataOutputStream(exif);
        fields.writeBytes("Exif\0\0MM\0*");
        fields.writeInt(8);
        fields.writeShort(1);
        fields.writeShort(0x0112);
        fields.writeShort(3);
        fields.writeInt(1);
        fields.writeShort(6);
        fields.writeShort(0);
        fields.writeInt(0);
        out.writeShort(0xFFE1);
        out.writeShort(exif.size() + 2);
        exif.writeTo(out);
        var jfif = 4 + ((jpeg[4] & 0xFF) << 8 | jpeg[5] & 0xFF);
        out.write(jpeg, jfif, jpeg.length - jfif);
        return bytes.toByteArray();
    }

    @Test
    void a_picture_of_several_chunks_is_read_across_them() throws IOException {
        var noise = new BufferedImage(1000, 1000, BufferedImage.TYPE_INT_RGB);
        var random = new Random(1);
        for (int x = 0; x < 1000; x++) {
            for (int y = 0; y < 1000; y++) {
                noise.setRGB(x, y, random.nextInt());
            }
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(noise, "png", bytes);
        assertThat(bytes.size()).isGreaterThan(2 * FileCommand.CHUNK_BYTES);

        assertThat(look("image/png", bytes.toByteArray())).isNotNull();
    }

    @Test
    void a_picture_that_says_it_is_huge_is_not_read() throws IOException {
        assertThat(look("image/png", pixelBomb(50_000, 50_000))).isNull();
        assertThat(look("image/png", pixelBomb(Integer.MAX_VALUE, 2))).isNull();
    }

    /** A PNG of a few bytes that says it is so large. */
    private static byte[] pixelBomb(int width, int height) throws IOException {
        var header = new ByteArrayOutputStream();
        var fields = new DataOutputStream(header);
        fields.writeBytes("IHDR");
        fields.writeInt(width);
        fields.writeInt(height);
        fields.write(new byte[] {1, 0, 0, 0, 0});
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeLong(0x89504E470D0A1A0AL);
        out.writeInt(header.size() - 4);
        header.writeTo(out);
        var crc = new CRC32();
        crc.update(header.toByteArray());
        out.writeInt((int) crc.getValue());
        out.writeInt(0);
        out.writeBytes("IDAT");
        out.writeInt(0x35AF061E);
        return bytes.toByteArray();
    }

    @Test
    void a_broken_picture_has_no_small_one() throws IOException {
        var whole = picture(800, 800, BufferedImage.TYPE_INT_RGB, "png");
        assertThat(look("image/png", Arrays.copyOf(whole, 40))).isNull();
        assertThat(look("image/png", new byte[0])).isNull();
        assertThat(look("image/jpeg", whole)).isNull();
        assertThat(look("image/gif", "GIF89a/*<script>*/=1;".getBytes())).isNull();
        var random = new Random(7);
        var jpeg = picture(64, 64, BufferedImage.TYPE_INT_RGB, "jpg");
        for (int n = 0; n < 40; n++) {
            var hurt = whole.clone();
            for (int i = 0; i < 5; i++) {
                hurt[random.nextInt(hurt.length)] = (byte) random.nextInt();
            }
            look("image/png", hurt);
            jpeg[random.nextInt(jpeg.length)] = (byte) random.nextInt();
            look("image/jpeg", jpeg);
        }
    }

    @Test
    void what_is_no_picture_is_not_looked_at() {
        assertThat(look("application/pdf", new byte[] {1})).isNull();
        assertThat(look("image/svg+xml", "<svg/>".getBytes())).isNull();
    }
}
