package dev.trivium.app;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/** Draws its content larger or smaller, texts and spaces alike, and gives it the room that is left by that. */
final class ScaledRoot extends Region {

    private final Region content;
    private final DoubleProperty scale = new SimpleDoubleProperty(1);

    ScaledRoot(Region content) {
        this.content = content;
        Scale transform = new Scale(1, 1, 0, 0);
        transform.xProperty().bind(scale);
        transform.yProperty().bind(scale);
        content.getTransforms().add(transform);
        scale.addListener((property, before, now) -> requestLayout());
        getChildren().add(content);
    }

    /** 1 draws it as it is. */
    DoubleProperty scaleProperty() {
        return scale;
    }

    @Override
    protected void layoutChildren() {
        content.resizeRelocate(0, 0, getWidth() / scale.get(), getHeight() / scale.get());
    }
}
