/** How many instances of a service does this machine hold, and what does each take from it? */
package dev.footprint.deploy.density;
