/** How much can a service do, and how long does it take? The generator itself is the module load-tests. */
package dev.footprint.deploy.load;
