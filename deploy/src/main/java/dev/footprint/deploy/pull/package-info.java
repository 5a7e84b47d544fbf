/** How long does it take to get a service onto a machine that does not have it yet? */
package dev.footprint.deploy.pull;
