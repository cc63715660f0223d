package dev.suishen.code.http;

import dev.suishen.code.qr.QrPicture;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import org.jspecify.annotations.Nullable;

/** The pictures that a code can be had as. */
enum PictureType {
  PNG_PICTURE(PictureType.PNG),
  SVG_PICTURE(PictureType.SVG);

  static final String PNG = "image/png";
  static final String SVG = "image/svg+xml";

  private final String name;

  PictureType(String name) {
    this.name = name;
  }

  /** The picture that Accept asks for before JSON; null for JSON. */
  static @Nullable PictureType preferredBy(HttpRequest<?> request) {
    for (MediaType accepted : request.accept()) {
      if (accepted.matches(MediaType.APPLICATION_JSON_TYPE)) {
        return null;
      }
      for (PictureType type : values()) {
        if (accepted.matches(type.mediaType())) {
          return type;
        }
      }
    }
    return null;
  }

  MediaType mediaType() {
    return MediaType.of(name);
  }

  /**
   * @param scale pixels a module
   */
  byte[] draw(String text, int scale) {
    return switch (this) {
      case PNG_PICTURE -> QrPicture.png(text, scale);
      case SVG_PICTURE -> QrPicture.svg(text, scale);
    };
  }
}
