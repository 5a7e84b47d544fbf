/**
 * The checks, grouped by what they are about; each class lists its own, {@link dev.footprint.contract.Catalogue} all.
 */
package dev.footprint.contract.checks;
