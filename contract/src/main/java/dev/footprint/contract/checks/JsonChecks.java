package dev.footprint.contract.checks;

import dev.footprint.contract.Answer;
import dev.footprint.contract.Check;
import dev.footprint.contract.Service;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether a body is one JSON text in UTF-8, before anybody looks at what it says. */
public final class JsonChecks {

    private static final int LEVELS = 100;
    private static final int DIGITS = 500;

    static final List<Body> MALFORMED = List.of(
            Body.of("empty", ""),
            Body.of("blank", " \n"),
            Body.of("cut off", "{'name':'A','email':'$EMAIL'"),
            Body.of("cut off in a string", "{'name':'A','email':'$EMAIL"),
            Body.of("trailing word", "{'name':'A','email':'$EMAIL'} x"),
            Body.of("second text", "{'name':'A','email':'$EMAIL'}{}"),
            Body.of("second text on a line of its own", "{'name':'A','email':'$EMAIL'}\n{}"),
            Body.of("trailing bracket", "{'name':'A','email':'$EMAIL'}]"),
            Body.of("trailing comma", "{'name':'A','email':'$EMAIL'},"),
            Body.of("trailing NUL", "{'name':'A','email':'$EMAIL'}\0"),
            Body.of("comma before the end", "{'name':'A','email':'$EMAIL',}"),
            Body.of("no comma", "{'name':'A' 'email':'$EMAIL'}"),
            Body.of("no colon", "{'name' 'A','email':'$EMAIL'}"),
            Body.of("no value", "{'name':,'email':'$EMAIL'}"),
            Body.of("bare name", "{name:'A','email':'$EMAIL'}"),
            Body.exactly("apostrophes", "{'name':'A','email':'$EMAIL'}"),
            Body.of("comment", "{'name':'A','email':'$EMAIL'/**/}"),
            Body.of("line comment", "{'name':'A','email':'$EMAIL'}//"),
            Body.of("NaN", "{'name':NaN,'email':'$EMAIL'}"),
            Body.of("Infinity", "{'name':-Infinity,'email':'$EMAIL'}"),
            Body.of("leading zero", "{'name':01,'email':'$EMAIL'}"),
            Body.of("plus", "{'name':+1,'email':'$EMAIL'}"),
            Body.of("no fraction", "{'name':1.,'email':'$EMAIL'}"),
            Body.of("no integer", "{'name':.5,'email':'$EMAIL'}"),
            Body.of("no exponent", "{'name':1e,'email':'$EMAIL'}"),
            Body.of("hexadecimal", "{'name':0x1,'email':'$EMAIL'}"),
            Body.of("True", "{'name':True,'email':'$EMAIL'}"),
            Body.of("nul", "{'name':nul,'email':'$EMAIL'}"),
            Body.of("raw tab in a string", "{'name':'A\tB','email':'$EMAIL'}"),
            Body.of("raw line break in a string", "{'name':'A\nB','email':'$EMAIL'}"),
            Body.of("raw U+0001 in a string", "{'name':'A\1B','email':'$EMAIL'}"),
            Body.of("unknown escape", "{'name':'\\x41','email':'$EMAIL'}"),
            Body.of("short escape", "{'name':'\\u12','email':'$EMAIL'}"),
            Body.of("escape that is not hexadecimal", "{'name':'\\u12g4','email':'$EMAIL'}"),
            Body.of("form feed between tokens", "{\f'name':'A','email':'$EMAIL'}"),
            Body.of("no-break space between tokens", "{\u00a0'name':'A','email':'$EMAIL'}"));

    static final List<Body> NO_UTF8 = List.of(
            Body.of("byte order mark", "\ufeff{'name':'A','email':'$EMAIL'}"),
            Body.bytes("Latin-1", "{'name':'J\u00fcrgen','email':'$EMAIL'}"),
            Body.bytes("lone continuation", "{'name':'A\u0080','email':'$EMAIL'}"),
            Body.bytes("cut off sequence", "{'name':'A\u00e2\u0082','email':'$EMAIL'}"),
            Body.bytes("overlong", "{'name':'\u00c1\u0081','email':'$EMAIL'}"),
            Body.bytes("overlong NUL", "{'name':'A\u00c0\u0080','email':'$EMAIL'}"),
            Body.bytes("encoded surrogate", "{'name':'\u00ed\u00a0\u0080','email':'$EMAIL'}"),
            Body.bytes(
                    "encoded pair of surrogates", "{'name':'\u00ed\u00a0\u00bd\u00ed\u00b8\u0080','email':'$EMAIL'}"),
            Body.bytes("beyond U+10FFFF", "{'name':'\u00f4\u0090\u0080\u0080','email':'$EMAIL'}"),
            Body.bytes("byte 0xFF", "{'name':'\u00ff','email':'$EMAIL'}"),
            Body.bytes("in an unknown field", "{'name':'A','email':'$EMAIL','x':'\u00ff'}"),
            Body.bytes("in a field's name", "{'name':'A','email':'$EMAIL','\u00ff':1}"),
            Body.bytes("behind the text", "{'name':'A','email':'$EMAIL'}\u00ff"),
            Body.bytes("UTF-16", "{\0'\0n\0a\0m\0e\0'\0:\0'\0A\0'\0}\0"));

    /** Each with the name that it gives. */
    static final Map<Body, String> WELL_FORMED = wellFormed();

    /** Within the bounds: they have to be understood, and are no new users. */
    static final List<Body> WITHIN_BOUNDS = List.of(
            Body.of("array of " + LEVELS + " levels", nested(LEVELS)),
            Body.of(LEVELS + " levels in a field", "{'name':" + nested(LEVELS - 1) + ",'email':'$EMAIL'}"),
            Body.of("number of " + DIGITS + " digits", "{'name':" + "9".repeat(DIGITS) + ",'email':'$EMAIL'}"),
            Body.of(
                    "fraction of " + DIGITS + " characters",
                    "{'name':0." + "1".repeat(DIGITS - 2) + ",'email':'$EMAIL'}"),
            Body.of("number beyond a double", "{'name':1e999,'email':'$EMAIL'}"),
            Body.of("number too small for a double", "{'name':-1e-999,'email':'$EMAIL'}"),
            Body.of("exponent beyond 64 bits", "{'name':1E+99999999999999999999,'email':'$EMAIL'}"));

    /** Beyond the bounds: refused as malformed or as no new user. */
    static final List<Body> BEYOND_BOUNDS = List.of(
            Body.of("array of 30,000 levels", nested(30_000)),
            Body.of("10,000 levels in a field", "{'name':" + nested(10_000) + ",'email':'$EMAIL'}"),
            Body.of("object of 10,000 levels", "{'a':".repeat(10_000) + "1" + "}".repeat(10_000)),
            Body.of("number of 60,000 digits", "{'name':" + "9".repeat(60_000) + ",'email':'$EMAIL'}"),
            Body.of("exponent of 60,000 digits", "{'name':1e" + "9".repeat(60_000) + ",'email':'$EMAIL'}"));

    private JsonChecks() {}

    public static List<Check> all() {
        return List.of(
                Check.contract(
                        "body.json.malformed",
                        "A body that is not one JSON text is a 400 problem.",
                        service -> Body.refused(service, MALFORMED, 400)),
                Check.contract(
                        "body.json.utf-8",
                        "A body that is not UTF-8, or has a byte order mark, is a 400 problem.",
                        service -> Body.refused(service, NO_UTF8, 400)),
                Check.contract(
                        "body.json.accepted", "Every way to write the same JSON text is taken.", JsonChecks::accepted),
                Check.contract(
                        "body.json.depth",
                        "Nesting to 100 levels and numbers of 500 characters are understood; beyond that nothing breaks.",
                        JsonChecks::depth));
    }

    private static Map<Body, String> wellFormed() {
        Map<Body, String> bodies = new LinkedHashMap<>();
        bodies.put(Body.of("white space", " \t\r\n{ 'name' :\n'A'\t, 'email' : '$EMAIL' \r\n} \n"), "A");
        bodies.put(Body.of("other order", "{'email':'$EMAIL','name':'A'}"), "A");
        bodies.put(Body.of("escaped field name", "{'n\\u0061me':'A','\\u0065mail':'$EMAIL'}"), "A");
        bodies.put(Body.of("escapes", "{'name':'\\u0041\\/\\\\\\'\\u00e9','email':'$EMAIL'}"), "A/\\\"\u00e9");
        bodies.put(Body.of("escaped pair of surrogates", "{'name':'\\ud83d\\uDE00','email':'$EMAIL'}"), "\ud83d\ude00");
        bodies.put(Body.of("raw U+2028", "{'name':'A\u2028B','email':'$EMAIL'}"), "A\u2028B");
        return bodies;
    }

    private static void accepted(Service service) throws IOException {
        Each.of(WELL_FORMED.entrySet(), body -> {
            String email = service.email();
            NewUsers.created(service.send(body.getKey().post(email)), body.getValue(), email);
        });
    }

    private static void depth(Service service) throws IOException {
        Body.refused(service, WITHIN_BOUNDS, 422);
        Each.of(BEYOND_BOUNDS, body -> {
            Answer answer = service.send(body.post(service.email()));
            answer.problem(answer.response().status() == 400 ? 400 : 422);
        });
        service.get("/health").status(200);
    }

    private static String nested(int levels) {
        return "[".repeat(levels) + "]".repeat(levels);
    }
}
