/** Turns test classes into rows and columns, and the outcome of a run into a table. */
package dev.footprint.matrix.report;
