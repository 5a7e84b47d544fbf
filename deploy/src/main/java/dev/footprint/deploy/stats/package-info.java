/**
 * Statistics over blocks: medians with bootstrap intervals, paired ratios, and tests corrected for the number of
 * comparisons. Knows nothing of containers, files or printing.
 */
package dev.footprint.deploy.stats;
