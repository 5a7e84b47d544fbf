/** How fast do the JSON libraries parse and write, and at what price in memory? */
package dev.footprint.deploy.json;
