/**
 * Prompt files in the Dotprompt format (YAML front matter and a Handlebars template), templates and their variables.
 *
 * <p>Format: <a href="https://google.github.io/dotprompt/">Dotprompt</a>; its own conformance cases are run in
 * {@code DotpromptConformanceTest}.
 */
@NullMarked
package dev.trivium.prompt;

import org.jspecify.annotations.NullMarked;
