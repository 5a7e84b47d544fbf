package dev.footprint.contract.fake;

/** A request line, taken apart. {@code query} is null where there is none. */
public record Request(String method, String path, String query) {

    static Request parse(String requestLine) {
        String[] parts = requestLine.split(" ");
        int mark = parts[1].indexOf('?');
        return mark < 0
                ? new Request(parts[0], parts[1], null)
                : new Request(parts[0], parts[1].substring(0, mark), parts[1].substring(mark + 1));
    }

    public String target() {
        return query == null ? path : path + "?" + query;
    }

    public boolean is(String method, String target) {
        return this.method.equals(method) && target().equals(target);
    }

    /** The raw value of a query parameter, or null. */
    public String parameter(String name) {
        if (query != null) {
            for (String pair : query.split("&")) {
                if (pair.startsWith(name + "=")) {
                    return pair.substring(name.length() + 1);
                }
            }
        }
        return null;
    }
}
