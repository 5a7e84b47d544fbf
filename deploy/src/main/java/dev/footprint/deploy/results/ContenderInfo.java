package dev.footprint.deploy.results;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A contender as the result names it.
 *
 * @param state {@code measured}, {@code refused} (contract gate), {@code failed}, or {@code skipped} (cannot be had on this
 *     machine)
 * @param reason why it was not, or not fully, measured; null when it was
 * @param floor true for the null container, which shows what the instrument and the engine cost whatever the language
 * @param experiment whose program it is; null for a service
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
        String reason,
        @JsonInclude(JsonInclude.Include.NON_NULL) String experiment) {

    /** A service. */
    public ContenderInfo(
            String name,
            String language,
            String framework,
            String image,
            String imageId,
            Double cpuLimit,
            Long memoryLimitBytes,
            boolean floor,
            String state,
            String reason) {
        this(name, language, framework, image, imageId, cpuLimit, memoryLimitBytes, floor, state, reason, null);
    }
}
