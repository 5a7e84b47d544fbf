/** What the rows are written with: containers, an HTTP client that hides nothing, readers of OTLP. */
package dev.footprint.matrix.support;
