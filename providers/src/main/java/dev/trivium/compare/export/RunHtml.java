package dev.trivium.compare.export;

import dev.trivium.chat.ChatError;
import dev.trivium.compare.Result;
import dev.trivium.history.CallRecord;
import dev.trivium.history.RunRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * A run as one HTML page that needs nothing else: no script, no picture, no font from elsewhere. HTML inside an answer
 * is shown as text, and an answer's links lead only where the web's usual addresses do.
 */
public final class RunHtml {

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), StrikethroughExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

    /** Pictures would be fetched from elsewhere, which tells their server who reads the page; so they become links. */
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .nodeRendererFactory(ImageAsLink::new)
            .build();

    private RunHtml() {}

    /** @param zone for the time of the run */
    public static String write(RunRecord run, ZoneId zone) {
        StringBuilder page =
                new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
        page.append(escape(RunTable.title(run))).append("</title>\n<style>\n").append(style());
        page.append("</style>\n</head>\n<body>\n<h1>")
                .append(escape(RunTable.title(run)))
                .append("</h1>\n<p class=\"when\">");
        page.append(escape(RunTable.subtitle(run, zone))).append("</p>\n");
        figures(page, run);
        page.append("<h2>Prompt</h2>\n<pre>")
                .append(escape(run.summary().promptText()))
                .append("</pre>\n");
        variables(page, run);
        page.append("<div class=\"answers\">\n");
        run.columns().forEach(column -> answer(page, column.last()));
        return page.append("</div>\n</body>\n</html>\n").toString();
    }

    private static void figures(StringBuilder page, RunRecord run) {
        page.append("<table class=\"figures\">\n<tr>");
        RunTable.HEAD.forEach(name -> page.append("<th>").append(name).append("</th>"));
        page.append("</tr>\n");
        for (List<String> row : RunTable.rows(run)) {
            page.append("<tr>");
            row.forEach(cell -> page.append("<td>").append(escape(cell)).append("</td>"));
            page.append("</tr>\n");
        }
        page.append("</table>\n");
        if (!RunTable.note(run).isEmpty()) {
            page.append("<p class=\"note\">").append(escape(RunTable.note(run))).append("</p>\n");
        }
    }

    private static void variables(StringBuilder page, RunRecord run) {
        if (run.variables().isEmpty()) {
            return;
        }
        page.append("<h2>Variables</h2>\n<table>\n");
        new TreeMap<>(run.variables())
                .forEach((name, value) -> page.append("<tr><th>")
                        .append(escape(name))
                        .append("</th><td>")
                        .append(escape(value))
                        .append("</td></tr>\n"));
        page.append("</table>\n");
    }

    private static void answer(StringBuilder page, CallRecord call) {
        Result result = StoredResult.of(call);
        ChatError error = result.error();
        page.append("<section>\n<h2>").append(escape(call.model().toString()));
        page.append(call.simulated() ? " <span class=\"simulated\">simulated</span>" : "")
                .append("</h2>\n");
        if (error != null) {
            page.append("<p class=\"error\"><strong>")
                    .append(escape(error.what()))
                    .append("</strong> ");
            page.append(escape((error.why() + " " + error.remedy()).strip())).append("</p>\n");
        }
        if (!call.reasoning().isEmpty()) {
            page.append("<details><summary>Reasoning</summary>\n<pre>");
            page.append(escape(call.reasoning())).append("</pre>\n</details>\n");
        }
        if (result.partial()) {
            page.append("<p class=\"note\">Partial answer</p>\n");
        }
        page.append(RENDERER.render(PARSER.parse(call.text()))).append("</section>\n");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String style() {
        try (InputStream in = RunHtml.class.getResourceAsStream("run.css")) {
            if (in == null) {
                throw new IllegalStateException("The program is incomplete: run.css is missing.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("The program is incomplete: run.css cannot be read.", e);
        }
    }
}
