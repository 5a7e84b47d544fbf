/**
 * What a person reads: the terminal's table, {@code report.md} and {@code report.html}. Everything here is told from a
 * finished summary; nothing here computes a figure.
 */
package dev.footprint.deploy.report;
