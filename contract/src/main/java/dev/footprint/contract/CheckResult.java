package dev.footprint.contract;

/**
 * What one check found.
 *
 * @param required whether the profile of this run demands it
 * @param detail the request, what was expected and what came; empty when passed
 */
public record CheckResult(String name, boolean required, boolean passed, String detail) {}
