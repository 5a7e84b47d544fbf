/** What machine, engine and build a result comes from. */
package dev.footprint.deploy.fingerprint;
