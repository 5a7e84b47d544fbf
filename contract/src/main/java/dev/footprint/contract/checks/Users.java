package dev.footprint.contract.checks;

import dev.footprint.contract.Answer;
import dev.footprint.contract.User;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What several checks expect of users and of pages of them. */
final class Users {

    private static final Pattern NEXT = Pattern.compile("<(/api/v1/users\\?limit=[0-9]+&after=[0-9]+)>; rel=\"next\"");

    private Users() {}

    static void is(Answer answer, User expected) {
        User found = answer.status(200).user();
        answer.expect(found.equals(expected), expected.toString(), found);
    }

    static boolean ascend(List<User> users) {
        for (int i = 1; i < users.size(); i++) {
            if (users.get(i - 1).id() >= users.get(i).id()) {
                return false;
            }
        }
        return true;
    }

    /** The next page's target, or null when there is no Link. */
    static String nextOrNull(Answer answer) {
        List<String> links = answer.response().headers("Link");
        if (links.isEmpty()) {
            return null;
        }
        Matcher matcher = NEXT.matcher(links.getFirst());
        answer.expect(links.size() == 1 && matcher.matches(), "one Link like " + link(20, 20), links);
        return matcher.group(1);
    }

    static String next(Answer answer) {
        String next = nextOrNull(answer);
        answer.expect(next != null, "a Link to the next page", "none");
        return next;
    }

    static String link(int limit, long after) {
        return "</api/v1/users?limit=" + limit + "&after=" + after + ">; rel=\"next\"";
    }
}
