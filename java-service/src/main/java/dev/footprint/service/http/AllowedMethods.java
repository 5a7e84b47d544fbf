package dev.footprint.service.http;

import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which methods a path has, for the Allow header: the framework's own 405 does not say. */
@Singleton
public class AllowedMethods {

    private static final List<Class<?>> RESOURCES = List.of(HealthResource.class, UsersResource.class);
    private static final Pattern PARAMETER = Pattern.compile("\\{[^/]+}");

    // Read from the annotations at the first 405 and not at start, which is measured.
    private volatile Map<Pattern, Set<String>> methods;

    /** @return in alphabetical order; empty when there is nothing at {@code path} */
    public Set<String> at(String path) {
        Map<Pattern, Set<String>> known = methods;
        if (known == null) {
            known = read();
            methods = known;
        }
        for (Map.Entry<Pattern, Set<String>> entry : known.entrySet()) {
            if (entry.getKey().matcher(path).matches()) {
                return entry.getValue();
            }
        }
        return Set.of();
    }

    private static Map<Pattern, Set<String>> read() {
        Map<String, Set<String>> byTemplate = new LinkedHashMap<>();
        for (Class<?> resource : RESOURCES) {
            for (Method method : resource.getDeclaredMethods()) {
                String verb = verb(method);
                if (verb != null) {
                    Set<String> verbs = byTemplate.computeIfAbsent(template(resource, method), t -> new TreeSet<>());
                    verbs.add(verb);
                    if (verb.equals(HttpMethod.GET)) {
                        verbs.add(HttpMethod.HEAD);
                    }
                }
            }
        }
        Map<Pattern, Set<String>> byPattern = new LinkedHashMap<>();
        byTemplate.forEach((template, verbs) ->
                byPattern.put(Pattern.compile(PARAMETER.matcher(template).replaceAll("[^/]+") + "/?"), verbs));
        return byPattern;
    }

    private static String verb(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                return verb.value();
            }
        }
        return null;
    }

    private static String template(Class<?> resource, Method method) {
        Path nested = method.getAnnotation(Path.class);
        return resource.getAnnotation(Path.class).value() + (nested == null ? "" : nested.value());
    }
}
