package dev.footprint.service.config;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** Percent-decoding that says no: java.net.URLDecoder makes U+FFFD of what is not UTF-8, and a blank of each plus. */
public final class PercentEncoding {

    private PercentEncoding() {}

    /** @return empty for a % without two hexadecimal digits, and where the bytes are not UTF-8 */
    public static Optional<String> decode(String text) {
        if (text.indexOf('%') < 0 && text.chars().allMatch(c -> c < 0x80)) {
            return Optional.of(text);
        }
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer decoded = ByteBuffer.allocate(raw.length);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] != '%') {
                decoded.put(raw[i]);
                continue;
            }
            if (i + 2 >= raw.length || !HexFormat.isHexDigit(raw[i + 1]) || !HexFormat.isHexDigit(raw[i + 2])) {
                return Optional.empty();
            }
            decoded.put((byte) (HexFormat.fromHexDigit(raw[i + 1]) << 4 | HexFormat.fromHexDigit(raw[i + 2])));
            i += 2;
        }
        try {
            // A new decoder reports malformed input; Charset.decode replaces it.
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(decoded.flip()).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
