package dev.footprint.deploy.engine;

/** An image is not on the engine's machine. */
public final class ImageMissingException extends EngineException {
    private static final long serialVersionUID = 1L;

    public ImageMissingException(String image, Throwable cause) {
        super(
                "image " + image + " is not on this engine: build it (docker compose build) or pull it (docker pull "
                        + image + ")",
                cause);
    }
}
