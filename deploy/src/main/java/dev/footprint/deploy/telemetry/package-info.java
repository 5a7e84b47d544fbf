/** What does telemetry cost: throughput, latency, CPU, memory and start, off, on and sampled. */
package dev.footprint.deploy.telemetry;
