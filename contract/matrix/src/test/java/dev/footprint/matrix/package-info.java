/** The rows of the matrix, a package for each part of the contract. */
package dev.footprint.matrix;
