package dev.footprint.deploy.results;

/**
 * A contender as the result names it.
 *
 * @param state {@code measured}, {@code refused} (contract gate), {@code failed}, or {@code skipped} (cannot be had on this
 *     machine)
 * @param reason why it was not, or not fully, measured; null when it was
 * @param floor true for the null container, which shows what the instrument and the engine cost whatever the language
 */
public record ContenderInfo(
        String name,
        String language,
        String framework,
        String image,
        String imageId,
        Double cpuLimit,
        Long memoryLimitBytes,
        boolean floor,
        String state,
        String reason) {}
