package org.rekindle.view.report;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page with places such as <code>{{run}}</code> that are filled with text. The text is not
 * searched for places again, because a column of the data may have such a name.
 */
final class Template {
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z0-9]+)}}");

    private final String text;

    private Template(String text) {
        this.text = text;
    }

    static Template of(String text) {
        return new Template(text);
    }

    /** The page with every place filled. */
    String filled(Map<String, String> contents) {
        StringBuilder page = new StringBuilder();
        Matcher places = PLACE.matcher(text);
        int end = 0;
        while (places.find()) {
            String content = contents.get(places.group(1));
            if (content == null) {
                throw new IllegalStateException("nothing to put into " + places.group());
            }
            page.append(text, end, places.start()).append(content);
            end = places.end();
        }
        return page.append(text, end, text.length()).toString();
    }
}
