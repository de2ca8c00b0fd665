package org.tillbridge.channel.odata;

/// A word of a condition, and where it stands.
///
/// @param text of a text without its quotes
/// @param place counted from 1
record Token(Kind kind, String text, int place) {

    enum Kind {
        WORD,
        TEXT,
        NUMBER,
        DATE,
        DATE_TIME,
        OPEN,
        CLOSE,
        COMMA,
        COLON,
        END
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }
}
