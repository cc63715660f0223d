package dev.suishen.code.http;

import dev.suishen.code.qr.QrPicture;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The pictures that a code can be had as. */
enum PictureType {
  PNG_PICTURE(PictureType.PNG, QrPicture::png),
  SVG_PICTURE(PictureType.SVG, QrPicture::svg);

  static final String PNG = "image/png";
  static final String SVG = "image/svg+xml";

  private final MediaType mediaType;
  private final BiFunction<String, Integer, byte[]> pen;

  PictureType(String mediaType, BiFunction<String, Integer, byte[]> pen) {
    this.mediaType = MediaType.of(mediaType);
    this.pen = pen;
  }

  /** The picture that Accept asks for before JSON; null for JSON. */
  static @Nullable PictureType preferredBy(HttpRequest<?> request) {
    for (MediaType accepted : request.accept()) {
      if (accepted.matches(MediaType.APPLICATION_JSON_TYPE)) {
        return null;
      }
      for (PictureType type : values()) {
        if (accepted.matches(type.mediaType)) {
          return type;
        }
      }
    }
    return null;
  }

  MediaType mediaType() {
    return mediaType;
  }

  /**
   * @param scale pixels a module
   */
  byte[] draw(String text, int scale) {
    return pen.apply(text, scale);
  }
}
