package org.tillbridge.kernel.error;

/// The name of an error as API, command line and log write it.
///
/// @param name what callers branch on, for example `CustomerNotFound`; never changes once published
/// @param kind what can be done about it
public record ErrorCode(String name, ErrorKind kind) {

    public static ErrorCode user(String name) {
        return new ErrorCode(name, ErrorKind.USER);
    }

    public static ErrorCode data(String name) {
        return new ErrorCode(name, ErrorKind.DATA);
    }

    public static ErrorCode outage(String name) {
        return new ErrorCode(name, ErrorKind.OUTAGE);
    }

    public static ErrorCode bug(String name) {
        return new ErrorCode(name, ErrorKind.BUG);
    }
}
