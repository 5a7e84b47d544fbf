package dev.footprint.service.users;

import java.util.List;

/**
 * One keyset page.
 *
 * @param users ascending by id
 * @param more whether users follow behind the last one
 */
public record UserPage(List<User> users, boolean more) {}
