package org.tillbridge.app.spreadsheet;

/// A cell in a file that somebody opens with a spreadsheet (hazard H37).
///
/// What a spreadsheet would run as a formula is written behind an apostrophe, and read without it:
/// what is exported and imported again is what it was.
public final class SheetCell {

    private static final char TEXT = '\'';
    /// Signs that begin a formula, as typed in the West and, wider, in the East.
    private static final String BEGIN_FORMULA = "=+-@\t\r\n＝＋－＠";

    private SheetCell() {}

    public static String written(String text) {
        return needsGuard(text) ? TEXT + text : text;
    }

    public static String read(String cell) {
        return !cell.isEmpty() && cell.charAt(0) == TEXT && needsGuard(cell.substring(1)) ? cell.substring(1) : cell;
    }

    /// Also what stands behind blanks, which some strip, and what looks like a cell that is
    /// guarded.
    private static boolean needsGuard(String text) {
        int at = 0;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        if (at < text.length() && BEGIN_FORMULA.indexOf(text.charAt(at)) >= 0) {
            return true;
        }
        return !text.isEmpty() && text.charAt(0) == TEXT && needsGuard(text.substring(1));
    }

    private static boolean isBlank(char sign) {
        boolean begins = BEGIN_FORMULA.indexOf(sign) >= 0;
        return !begins && (Character.isWhitespace(sign) || Character.isSpaceChar(sign) || sign == '\uFEFF');
    }
}
