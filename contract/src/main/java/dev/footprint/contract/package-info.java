/**
 * The HTTP contract as a program: {@link dev.footprint.contract.Catalogue} lists the checks, {@link
 * dev.footprint.contract.ContractRunner} runs them, {@link dev.footprint.contract.ContractMain} prints what they found.
 */
package dev.footprint.contract;
