package dev.firstline.session.routing.files;

import dev.firstline.shared.api.session.FileView.Picture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes small pictures of pictures. A picture is read thinned out, so that memory does not grow with it; one that says it has more than
 * {@value #MAX_PIXELS} pixels is not read at all, and one that is broken has no small picture. Few are read at a time, others wait.
 */
final class Pictures {

    /** The longer side of a small picture, in pixels. */
    static final int SIDE = 480;

    static final long MAX_PIXELS = 100_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);

    /** What is read, by whose reader; formats that can say anything of themselves are not among them. */
    private static final Map<String, String> READERS =
            Map.of("image/jpeg", "jpeg", "image/png", "png", "image/gif", "gif", "image/bmp", "bmp");

    private static final int AT_A_TIME = 2;
    private static final double QUALITY = 0.8;

    private final Semaphore free = new Semaphore(AT_A_TIME, true);

    /** A picture as it is shown, and the small one of it. */
    record Looked(Picture preview, int width, int height) {}

    /** Looks at a file of this type; none where it is no picture, or none that can be read. */
    @Nullable
    Looked look(String type, ImageInputStream file) {
        var format = READERS.get(type);
        if (format == null) {
            return null;
        }
        free.acquireUninterruptibly();
        try {
            return read(format, file);
        } catch (IOException | RuntimeException e) {
            // Readers of broken pictures fail in every way there is.
            LOG.debug("No small picture of a {}", type, e);
            return null;
        } finally {
            free.release();
        }
    }

    private static @Nullable Looked read(String format, ImageInputStream file) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try {
            // Only JPEGs say which side is up; what else is said about a picture may be a bomb of its own.
            var isJpeg = format.equals("jpeg");
            reader.setInput(file, !isJpeg, !isJpeg);
            var width = reader.getWidth(0);
            var height = reader.getHeight(0);
            if (width < 1 || height < 1 || (long) width * height > MAX_PIXELS) {
                return null;
            }
            var step = Math.max(1, Math.max(width, height) / (2 * SIDE));
            var thinning = reader.getDefaultReadParam();
            thinning.setSourceSubsampling(Math.min(step, width), Math.min(step, height), 0, 0);
            var up = isJpeg ? orientation(reader) : Orientation.TOP_LEFT;
            var upright = ExifFilterUtils.getFilterForOrientation(up).apply(reader.read(0, thinning));
            var turned = isTurned(up);
            return new Looked(small(upright), turned ? height : width, turned ? width : height);
        } finally {
            reader.dispose();
        }
    }

    private static Orientation orientation(ImageReader reader) {
        try {
            var found = ExifUtils.getExifOrientation(reader, 0);
            return found == null ? Orientation.TOP_LEFT : found;
        } catch (IOException | RuntimeException e) {
            LOG.debug("A picture does not say which side is up", e);
            return Orientation.TOP_LEFT;
        }
    }

    private static boolean isTurned(Orientation up) {
        return switch (up) {
            case LEFT_TOP, RIGHT_TOP, RIGHT_BOTTOM, LEFT_BOTTOM -> true;
            default -> false;
        };
    }

    private static Picture small(BufferedImage picture) throws IOException {
        var transparent = picture.getColorModel().hasAlpha();
        var bytes = new ByteArrayOutputStream();
        var thumbnail = Thumbnails.of(picture)
                .size(Math.min(SIDE, picture.getWidth()), Math.min(SIDE, picture.getHeight()))
                .outputFormat(transparent ? "png" : "jpg");
        (transparent ? thumbnail : thumbnail.outputQuality(QUALITY)).toOutputStream(bytes);
        return new Picture(transparent ? "image/png" : "image/jpeg", bytes.toByteArray());
    }
}
