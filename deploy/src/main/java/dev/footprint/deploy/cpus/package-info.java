/** How does a start grow when there is less processor time, or more of it? */
package dev.footprint.deploy.cpus;
