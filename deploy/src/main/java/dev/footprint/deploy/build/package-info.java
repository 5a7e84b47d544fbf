/** How long do the services take to build, from nothing and after a change? */
package dev.footprint.deploy.build;
