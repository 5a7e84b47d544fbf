/** How long does it take until 1, 5 and 20 instances serve that are started at once, and what do they need together? */
package dev.footprint.deploy.scaleout;
