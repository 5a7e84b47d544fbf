/** What do many waiting tasks cost: goroutines, Tokio tasks, Java's threads? */
package dev.footprint.deploy.tasks;
