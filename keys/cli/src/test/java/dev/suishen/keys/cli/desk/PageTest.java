package dev.suishen.keys.cli.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {
  private final Page page =
      new Page()
          .line("Keys")
          .table(new Table("KEY", "HOLDER").row("f71010c3", "王芳").row("0a", "Li Wei"));

  @Test
  void a_table_stands_side_by_side_where_it_fits() {
    List<String> wide = List.of("Keys", "KEY       HOLDER", "f71010c3  王芳", "0a        Li Wei");
    assertEquals(wide, page.lines(16));
    assertEquals(
        List.of("Keys", "KEY     f71010c3", "  HOLDER  王芳", "KEY     0a", "  HOLDER  Li Wei"),
        page.lines(15));
  }

  @Test
  void an_empty_table_says_so() {
    assertEquals(List.of("none"), new Page().table(new Table("KEY")).lines(80));
  }

  @Test
  void a_row_has_a_cell_for_each_heading() {
    assertThrows(IllegalArgumentException.class, () -> new Table("A", "B").row("a"));
  }

  @Test
  void what_comes_from_elsewhere_cannot_drive_the_terminal() {
    String hostile = "a\u001b[2Jb\rc\nd\u202ee\u0007";
    String plain = "a\ufffd[2Jb\ufffdc\ufffdd\ufffde\ufffd";
    assertEquals(List.of(plain), new Page().line(hostile).lines(80));
    assertEquals(List.of("A", plain), new Page().table(new Table("A").row(hostile)).lines(80));
  }

  @ParameterizedTest
  @CsvSource({"abc, 3", "随申, 4", "한글, 4", "é, 1", "\uD83D\uDE00, 2", "ａ, 2"})
  void wide_characters_take_two_columns(String text, int columns) {
    assertEquals(columns, Shown.columns(text));
  }

  @ParameterizedTest
  @CsvSource({"'', 80", "100, 100", "20, 20", "19, 20", "wide, 80", "99999, 80"})
  void a_terminal_says_how_wide_it_is(String columns, int taken) {
    Map<String, String> variables = Map.of("COLUMNS", columns, "SECRET", "swordfish");
    Desk desk =
        new Desk(Path.of(""), variables, new Nobody(), Clock.systemUTC(), new SecureRandom(), "v");
    assertEquals(taken, desk.columns());
    assertEquals("v in ", desk.toString());
  }

  private static final class Nobody implements Terminal {
    @Override
    public Optional<String> ask(String question) {
      return Optional.empty();
    }

    @Override
    public Optional<char[]> askSecretly(String question) {
      return Optional.empty();
    }
  }
}
