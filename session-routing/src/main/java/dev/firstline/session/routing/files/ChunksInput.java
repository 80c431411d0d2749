package dev.firstline.session.routing.files;

import dev.firstline.shared.api.session.FileCommand;
import dev.firstline.shared.api.session.FileId;
import java.io.EOFException;
import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/** A file's bytes as picture readers want them, with one chunk in memory and nothing on disk. */
final class ChunksInput extends ImageInputStreamImpl {

    private final FileId file;
    private final long size;
    private final Chunks chunks;
    private byte[] chunk = new byte[0];
    private long begin;

    ChunksInput(FileId file, long size, Chunks chunks) {
        this.file = file;
        this.size = size;
        this.chunks = chunks;
    }

    @Override
    public int read() throws IOException {
        bitOffset = 0;
        if (streamPos >= size) {
            return -1;
        }
        load();
        return chunk[(int) (streamPos++ - begin)] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        bitOffset = 0;
        if (length == 0) {
            return 0;
        }
        if (streamPos >= size) {
            return -1;
        }
        load();
        var from = (int) (streamPos - begin);
        var count = Math.min(length, chunk.length - from);
        System.arraycopy(chunk, from, into, offset, count);
        streamPos += count;
        return count;
    }

    @Override
    public long length() {
        return size;
    }

    private void load() throws IOException {
        if (streamPos >= begin && streamPos < begin + chunk.length) {
            return;
        }
        var n = (int) (streamPos / FileCommand.CHUNK_BYTES);
        chunk = chunks.read(file, n).orElseThrow(EOFException::new);
        begin = (long) n * FileCommand.CHUNK_BYTES;
    }
}
