/** What is the smallest memory limit under which a service still serves? */
package dev.footprint.deploy.limit;
