package dev.footprint.contract.http;

/** One header field. */
public record Field(String name, String value) {}
