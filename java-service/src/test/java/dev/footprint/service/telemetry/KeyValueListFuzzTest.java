package dev.footprint.service.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

class KeyValueListFuzzTest {

    @FuzzTest(maxDuration = "6s")
    void whateverIsEncodedIsFoundAndNothingIsFoundThatNoHeaderCanBe(FuzzedDataProvider data) {
        Map<String, String> list = new LinkedHashMap<>();
        for (int i = data.consumeInt(1, 4); i > 0; i--) {
            list.put("x-" + i, value(data.consumeString(20)));
        }
        assertEquals(Optional.of(list), KeyValueList.parse(encoded(list)));

        KeyValueList.parse(data.consumeRemainingAsString())
                .ifPresent(found -> found.forEach((key, value) -> {
                    assertTrue(key.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+"), key);
                    assertTrue(value.matches("[^\\x{0}-\\x{1f}\\x{7f}-\\x{9f}]*"), value);
                }));
    }

    private static String value(String text) {
        String printable = text.replaceAll("[\\x{0}-\\x{1f}\\x{7f}-\\x{9f}]", "");
        return new String(printable.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static String encoded(Map<String, String> list) {
        return list.entrySet().stream()
                .map(entry -> entry.getKey() + "="
                        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8)
                                .replace("+", "%20"))
                .collect(Collectors.joining(","));
    }
}
