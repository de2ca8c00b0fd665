package org.tillbridge.headquarters.openapi;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/// One operation: a verb, a path, and the method that answers it. A path that lists the words one of
/// its places can have is as many operations as there are words.
///
/// @param chosen place → the word this operation stands for
record Operation(String verb, String path, Method handler, Map<String, String> chosen, Set<String> answers) {

    private static final Pattern PLACE_OF_WORDS = Pattern.compile("\\{(\\w+):([\\w-]+(?:\\|[\\w-]+)*)}");
    private static final String RESOURCE = "Resource";

    Operation {
        chosen = Map.copyOf(chosen);
        answers = Set.copyOf(answers);
    }

    /// Those of one route below `prefix`; their paths are without it.
    static List<Operation> of(RequestMappingInfo route, HandlerMethod handler, String prefix) {
        List<Operation> operations = new ArrayList<>();
        Set<String> answers = route.getProducesCondition().getProducibleMediaTypes().stream()
                .map(Object::toString)
                .collect(Collectors.toSet());
        for (String path : route.getPatternValues()) {
            if (path.startsWith(prefix)) {
                for (RequestMethod verb : route.getMethodsCondition().getMethods()) {
                    var whole = new Operation(
                            verb.name(), path.substring(prefix.length()), handler.getMethod(), Map.of(), answers);
                    operations.addAll(whole.byWord());
                }
            }
        }
        return operations;
    }

    private List<Operation> byWord() {
        Matcher place = PLACE_OF_WORDS.matcher(path);
        if (!place.find()) {
            return List.of(this);
        }
        MatchResult found = place.toMatchResult();
        List<Operation> operations = new ArrayList<>();
        for (String word : found.group(2).split("\\|")) {
            Map<String, String> words = new LinkedHashMap<>(chosen);
            words.put(found.group(1), word);
            String withWord = path.substring(0, found.start()) + word + path.substring(found.end());
            operations.addAll(new Operation(verb, withWord, handler, words, answers).byWord());
        }
        return operations;
    }

    /// As the notes name it.
    String name() {
        return verb + " " + path;
    }

    /// What generated clients call it.
    String id() {
        String words = chosen.values().stream().sorted().map(word -> "-" + word).collect(Collectors.joining());
        return "%s-%s%s".formatted(tag(), handler.getName(), words);
    }

    /// What it is about: the name of its resource.
    String tag() {
        String name = handler.getDeclaringClass().getSimpleName();
        String about = name.endsWith(RESOURCE) ? name.substring(0, name.length() - RESOURCE.length()) : name;
        return about.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
