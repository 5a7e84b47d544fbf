package dev.footprint.deploy.size;

import dev.footprint.deploy.results.Observation;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Measures one layer while it streams by; nothing of it is kept. */
final class LayerMeter {
    private static final int BUFFER = 64 * 1024;

    private LayerMeter() {}

    /**
     * @param layer a tar, gzipped or not (engines with the containerd store keep layers as they were pulled); not closed
     * @throws IOException when it is no readable tar
     */
    static Observation.Layer measure(InputStream layer) throws IOException {
        CountingStream compressed = new CountingStream();
        MessageDigest digest = sha256();
        long files = 0;
        long content = 0;
        String largest = null;
        long largestSize = -1;
        // Level 6 and an empty header: the same layer gives the same bytes whenever it is measured with the same zlib.
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed, BUFFER)) {
            Tee tee = new Tee(plain(layer), gzip, digest);
            TarArchiveInputStream tar = new TarArchiveInputStream(tee);
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                // A hard link is a second name of a file that was counted already.
                if (entry.isFile() && !entry.isLink()) {
                    files++;
                    content += entry.getSize();
                    if (entry.getSize() > largestSize) {
                        largestSize = entry.getSize();
                        largest = entry.getName();
                    }
                }
            }
            // The archive's reader stops at the end mark; what pads the last record belongs to the layer too.
            tee.transferTo(OutputStream.nullOutputStream());
            gzip.finish();
            return new Observation.Layer(
                    "sha256:" + HexFormat.of().formatHex(digest.digest()),
                    files,
                    content,
                    tee.count,
                    compressed.count,
                    largest);
        }
    }

    private static InputStream plain(InputStream layer) throws IOException {
        BufferedInputStream in = new BufferedInputStream(layer, BUFFER);
        in.mark(2);
        boolean gzipped = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzipped ? new GZIPInputStream(in, BUFFER) : in;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Gives every byte that is read to the compressor and to the digest as well. */
    private static final class Tee extends FilterInputStream {
        private final OutputStream copy;
        private final MessageDigest digest;
        private long count;

        Tee(InputStream in, OutputStream copy, MessageDigest digest) {
            super(in);
            this.copy = copy;
            this.digest = digest;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            if (n > 0) {
                copy.write(buffer, offset, n);
                digest.update(buffer, offset, n);
                count += n;
            }
            return n;
        }

        @Override
        public long skip(long n) throws IOException {
            long left = n;
            byte[] buffer = new byte[BUFFER];
            while (left > 0) {
                int read = read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    break;
                }
                left -= read;
            }
            return n - left;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }

    private static final class CountingStream extends OutputStream {
        private long count;

        @Override
        public void write(int b) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
        }
    }
}
