package dev.trivium.app.compare;

import javafx.beans.value.ObservableValue;

/**
 * What somebody sees who has no provider yet.
 *
 * @param addProvider opens the menu of providers
 * @param connectOllama adds the Ollama that was found, or looks for it again
 * @param ollamaFound whether Ollama answers on this computer
 * @param connected whether a provider has been connected meanwhile
 */
public record FirstRun(
        Runnable addProvider,
        Runnable connectOllama,
        ObservableValue<Boolean> ollamaFound,
        ObservableValue<Boolean> connected) {}
