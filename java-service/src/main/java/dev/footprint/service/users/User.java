package dev.footprint.service.users;

/** A user as the contract shows it; {@code id} is positive. */
public record User(long id, String name, String email) {}
