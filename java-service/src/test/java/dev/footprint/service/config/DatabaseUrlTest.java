package dev.footprint.service.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @Test
    void allParts() {
        assertEquals(
                new DatabaseUrl("db_1", 6543, "users", "me", "secret"),
                DatabaseUrl.parse("postgres://me:secret@db_1:6543/users?sslmode=disable"));
    }

    @Test
    void otherSchemeDefaultPortNoPassword() {
        assertEquals(
                new DatabaseUrl("localhost", 5432, "users", "me", ""),
                DatabaseUrl.parse("postgresql://me@localhost/users?sslmode=prefer"));
    }

    @Test
    void partsArePercentEncoded() {
        assertEquals(
                new DatabaseUrl("::1", 5432, "d/b", "m@e", "p:${x}é"),
                DatabaseUrl.parse("postgres://m%40e:p%3A%24%7Bx%7D%C3%A9@[::1]/d%2Fb"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret",
                "postgres://",
                "postgres://secret@",
                "postgres://:secret@host/db",
                "postgres://me:secret@/db",
                "postgres://me:secret@host",
                "postgres://me:secret@host/",
                "postgres://me:secret@host:0/db",
                "postgres://me:secret@host:65536/db",
                "postgres://me:secret@host:port/db",
                "postgres://me:secret@host/db/more",
                "postgres://me:secret%zz@host/db",
                "postgres://me:secret%FF@host/db",
                "postgres://me:secret%00@host/db",
                "postgres://me:secret@host/db?sslmode=require",
                "postgres://me:secret@host/db?sslmode=disable&x=secret",
                "postgres://me:secret@host/db#x",
                "Postgres://me:secret@host/db",
                "mysql://me:secret@host/db",
                " postgres://me:secret@host/db"
            })
    void anythingElseIsRefusedInOneLineWithoutTheValue(String url) {
        String message = assertThrows(InvalidConfigException.class, () -> DatabaseUrl.parse(url))
                .getMessage();
        assertTrue(message.startsWith("DATABASE_URL "), message);
        assertTrue(message.contains("set it to postgres://USER:PASSWORD@HOST:PORT/DATABASE"), message);
        assertFalse(message.contains("secret"), message);
        assertEquals(1, message.lines().count());
    }

    @Test
    void passwordIsNotShown() {
        assertFalse(DatabaseUrl.parse("postgres://me:secret@host/db").toString().contains("secret"));
    }
}
