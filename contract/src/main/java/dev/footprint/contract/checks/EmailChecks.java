package dev.footprint.contract.checks;

import dev.footprint.contract.Answer;
import dev.footprint.contract.Check;
import dev.footprint.contract.Service;
import java.io.IOException;
import java.util.List;

/** What an email may be. In the texts, {@code TAG} stands for what makes it one that nobody else has. */
public final class EmailChecks {

    private static final int MOST = 254;
    private static final String TAG = "TAG";
    private static final String SHORTEST = "a@b.c";

    static final List<String> REFUSED = List.of(
            "",
            "@",
            "TAG",
            "TAG@",
            "TAG.example.com",
            "@example.com",
            "TAG@@example.com",
            "TAG@a@example.com",
            "TAG@example",
            "TAG@.example.com",
            "TAG@example..com",
            "TAG@example.com.",
            "TAG@exa_mple.com",
            "TAG@[127.0.0.1]",
            " TAG@example.com",
            "TAG@example.com ",
            "TAG @example.com",
            "TAG@example.com\n",
            "TAG\n@example.com",
            "TAG@example.com\0",
            "TAG\t@example.com",
            "\"TAG\"@example.com",
            "<TAG@example.com>",
            "TAG(x)@example.com",
            "TAG!@example.com",
            "TAG'@example.com",
            "TAG/@example.com",
            "TAG,a@example.com",
            "TAG;@example.com",
            "TAG=@example.com",
            "TAG\\@example.com",
            "TAG\u00fc@example.com",
            "TAG@ex\u00e4mple.com",
            // Lower-casing makes an ASCII k of the Kelvin sign.
            "TAG\u212a@example.com",
            "TAG\uff20example.com",
            "TAG@example\u3002com",
            "TAG\u0131@example.com",
            "TAG\ud83d\ude00@example.com",
            "TAG@example.\u0661");

    static final List<String> ACCEPTED = List.of(
            "TAG@b.c",
            "TAG.A-Za-z_0-9%+-.@a-Z-0.9",
            "...TAG..%@-.-",
            "+TAG@1.2.3.4.5.6.7.8.9",
            "TAG@EXAMPLE.Com",
            "TAG@xn--exmple-cua.example.photography");

    private EmailChecks() {}

    public static List<Check> all() {
        return List.of(
                Check.contract(
                        "body.email.refused", "An email that breaks a rule is a 422 problem.", EmailChecks::refused),
                Check.contract(
                        "body.email.accepted",
                        "An email that breaks no rule is taken, up to 254 characters.",
                        EmailChecks::accepted));
    }

    private static void refused(Service service) throws IOException {
        Each.of(
                REFUSED,
                email -> refused(service, Body.addressed("email '" + email + "'", email.replace(TAG, service.tag()))));
        refused(service, Body.addressed("email of 255 characters", ofLength(service, MOST + 1)));
        refused(service, Body.addressed("email of 60,000 characters", ofLength(service, 60_000)));
        refused(service, Body.of("lone surrogate in the email", "{'name':'A','email':'\\ud800$EMAIL'}"));
    }

    private static void refused(Service service, Body body) throws IOException {
        Body.refused(service, List.of(body), 422);
    }

    private static void accepted(Service service) throws IOException {
        Each.of(ACCEPTED, email -> NewUsers.create(service, NewUsers.NAME, email.replace(TAG, service.tag())));
        NewUsers.create(service, NewUsers.NAME, ofLength(service, MOST));
        // Somebody else may have this one where a store is shared.
        String name = service.tag();
        Answer shortest =
                service.send(NewUsers.post(NewUsers.json(name, SHORTEST)).called("shortest email"));
        if (shortest.response().status() != 409) {
            NewUsers.created(shortest, name, SHORTEST);
        }
    }

    private static String ofLength(Service service, int length) {
        String start = service.tag();
        String end = "@example.com";
        return start + "x".repeat(length - start.length() - end.length()) + end;
    }
}
