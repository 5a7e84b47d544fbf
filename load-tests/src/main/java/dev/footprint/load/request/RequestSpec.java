package dev.footprint.load.request;

/**
 * What one kind of request is.
 *
 * @param weight how many of it there are in proportion to the others of its mix
 * @param path with a query if there is one; may have variable parts, see {@link Template}
 * @param body JSON, or null for none; may have {@code {n}} in it
 * @param expect the status of a right answer
 * @param constantBody whether the same request always brings the same body
 */
public record RequestSpec(
        String name, int weight, String method, String path, String body, int expect, boolean constantBody) {

    public static RequestSpec get(String path, boolean constantBody) {
        return new RequestSpec("get", 1, "GET", path, null, 200, constantBody);
    }

    public RequestSpec withConstantBody(boolean constant) {
        return new RequestSpec(name, weight, method, path, body, expect, constant);
    }

    /** Whether the answer's Location names something that {@code {created}} can stand for. */
    boolean creates() {
        return expect == 201;
    }
}
