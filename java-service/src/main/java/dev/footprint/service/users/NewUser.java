package dev.footprint.service.users;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A user that is not stored yet.
 *
 * @param name 1 to 100 code points, none of them a control character or half of a surrogate pair, no space at either end
 * @param email in lower case
 */
public record NewUser(String name, String email) {

    private static final int MAX_NAME = 100;
    private static final int MIN_EMAIL = 5;
    private static final int MAX_EMAIL = 254;
    private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    /** @throws InvalidUserException whose message is meant for the caller */
    public static NewUser of(String name, String email) {
        if (!isName(name)) {
            throw new InvalidUserException("name must have 1 to " + MAX_NAME
                    + " characters, no control character among them and no space at either end");
        }
        // Length first: the pattern's time grows with it.
        if (email.length() < MIN_EMAIL
                || email.length() > MAX_EMAIL
                || !EMAIL.matcher(email).matches()) {
            throw new InvalidUserException("email must be an e-mail address of at most " + MAX_EMAIL + " characters");
        }
        return new NewUser(name, email.toLowerCase(Locale.ROOT));
    }

    private static boolean isName(String name) {
        int length = name.codePointCount(0, name.length());
        return length >= 1
                && length <= MAX_NAME
                && !name.startsWith(" ")
                && !name.endsWith(" ")
                // A pair of surrogates is one code point of another range; what is left of them here has no partner.
                && name.codePoints().noneMatch(c -> Character.isISOControl(c) || c >= 0xD800 && c <= 0xDFFF);
    }
}
