/** What every experiment is made of; each has a package of its own, and {@code run.Experiments} lists them. */
package dev.footprint.deploy.experiment;
