package dev.footprint.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {

    private static long limit(String query) {
        return new Query(query).integer("limit", 20, 1, 100);
    }

    @Test
    void absentIsTheDefault() {
        assertEquals(20, limit(null));
        assertEquals(20, limit(""));
    }

    @ParameterizedTest
    @CsvSource({
        "limit=1, 1",
        "limit=100, 100",
        "limit=007, 7",
        "limit=%35, 5",
        "%6Cimit=5, 5",
        "a=%zz&limit=5&%=1, 5",
        "&&limit=5&, 5",
        "Limit=0, 20",
        "x;limit=5, 20",
        "limits=5, 20"
    })
    void good(String query, long value) {
        assertEquals(value, limit(query));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit",
                "limit=",
                "limit=0",
                "limit=101",
                "limit=+1",
                "limit=%2B1",
                "limit=-1",
                "limit=1.0",
                "limit=1;after=2",
                "limit=%",
                "limit=%zz",
                "limit=%FF",
                "limit=1=1",
                "limit=1&limit=1",
                "limit=1&%6Cimit=1",
                "limit=1&limit"
            })
    void malformed(String query) {
        assertEquals(
                400,
                assertThrows(ProblemException.class, () -> limit(query))
                        .problem()
                        .status());
    }
}
