/** How long does a start take when nothing of the image is in the page cache? */
package dev.footprint.deploy.coldcache;
