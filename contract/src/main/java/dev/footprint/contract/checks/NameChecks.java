package dev.footprint.contract.checks;

import dev.footprint.contract.Check;
import dev.footprint.contract.Service;
import dev.footprint.contract.User;
import java.io.IOException;
import java.util.List;

/** What a name may be. Characters are code points; an astral one is two units of UTF-16 and four bytes of UTF-8. */
public final class NameChecks {

    private static final int MOST = 100;
    private static final String ASTRAL = "\ud83d\ude00";

    static final List<Body> REFUSED = List.of(
            Body.named("empty", ""),
            Body.named("101 characters", "a".repeat(MOST + 1)),
            Body.named("101 characters of two bytes", "\u00e9".repeat(MOST + 1)),
            Body.named("101 astral characters", ASTRAL.repeat(MOST + 1)),
            Body.named("60,000 characters", "a".repeat(60_000)),
            Body.named("space alone", " "),
            Body.named("leading space", " A"),
            Body.named("trailing space", "A "),
            Body.named("NUL", "A\0B"),
            Body.named("NUL alone", "\0"),
            Body.named("tab", "A\tB"),
            Body.named("line feed", "A\nB"),
            Body.named("trailing line feed", "A\n"),
            Body.named("carriage return", "A\rB"),
            Body.named("U+001F", "A\u001fB"),
            Body.named("leading escape", "\u001bA"),
            Body.named("DEL", "A\u007fB"),
            Body.named("leading DEL", "\u007fA"),
            Body.named("U+0080", "A\u0080B"),
            Body.named("next line U+0085", "A\u0085B"),
            Body.named("trailing U+009F", "A\u009f"),
            Body.of("escaped NUL", "{'name':'A\\u0000','email':'$EMAIL'}"),
            Body.of("escaped U+0090", "{'name':'A\\u0090B','email':'$EMAIL'}"),
            Body.of("lone high surrogate", "{'name':'A\\ud800B','email':'$EMAIL'}"),
            Body.of("lone low surrogate", "{'name':'A\\udc00B','email':'$EMAIL'}"),
            Body.of("high surrogate at the end", "{'name':'A\\udbff','email':'$EMAIL'}"),
            Body.of("two high surrogates", "{'name':'\\ud800\\ud800','email':'$EMAIL'}"),
            Body.of("surrogates in the wrong order", "{'name':'\\ude00\\ud83d','email':'$EMAIL'}"));

    static final List<String> ACCEPTED = List.of(
            "A",
            "7",
            "a".repeat(MOST),
            "\u00e9".repeat(MOST),
            ASTRAL.repeat(MOST),
            "e\u0301".repeat(MOST / 2),
            "A  B",
            // Spaces to others, but not to the contract: no-break space and ideographic space.
            "\u00a0A\u3000",
            "A\u2028B",
            "\ufffd",
            "null",
            "<b>&amp;\"'\\/%41+${x}",
            "\u0639\u0631\u0628\u064a \u674e \u200d \ud83d\udc69\u200d\ud83d\ude80");

    private NameChecks() {}

    public static List<Check> all() {
        return List.of(
                Check.contract(
                        "body.name.refused",
                        "A name that breaks a rule is a 422 problem.",
                        service -> Body.refused(service, REFUSED, 422)),
                Check.contract(
                        "body.name.accepted", "A name that breaks none is stored as it is.", NameChecks::accepted));
    }

    private static void accepted(Service service) throws IOException {
        Each.of(ACCEPTED, name -> {
            User user = NewUsers.create(service, name, service.email());
            Users.is(service.get(Service.userPath(user.id())), user);
        });
    }
}
