/** The pull half of the OCI distribution specification for one image: a program of its own, in a container of its own. */
package dev.footprint.deploy.pull.registry;
