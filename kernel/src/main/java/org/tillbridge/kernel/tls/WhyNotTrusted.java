package org.tillbridge.kernel.tls;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/// Why a secure line did not come about, in words a person can act on.
public final class WhyNotTrusted {

    private static final String UNKNOWN_AUTHORITY =
            "its certificate is of an authority that is not trusted here; name the right one: channel join --ca or channel.headquarters-ca";

    private WhyNotTrusted() {}

    /// Empty when the failure has nothing to do with TLS.
    public static Optional<String> of(Throwable failure) {
        return causes(failure)
                .map(WhyNotTrusted::word)
                .flatMap(Optional::stream)
                .reduce((outer, inner) -> inner);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    private static Optional<String> word(Throwable cause) {
        return switch (cause) {
            case CertificateExpiredException e ->
                Optional.of("its certificate has expired; make a new one there: tillbridge certificates");
            case CertificateNotYetValidException e ->
                Optional.of("its certificate is not valid yet; compare the clocks");
            case CertPathBuilderException e -> Optional.of(UNKNOWN_AUTHORITY);
            case CertPathValidatorException e -> Optional.of(UNKNOWN_AUTHORITY);
            case CertificateException e
            when isAboutTheName(e) ->
                Optional.of("its certificate is for another host (%s); call it by that name".formatted(e.getMessage()));
            case CertificateException e -> Optional.of(String.valueOf(e.getMessage()));
            case SSLException e -> Optional.of("no secure line came about (%s)".formatted(e.getMessage()));
            default -> Optional.empty();
        };
    }

    private static boolean isAboutTheName(CertificateException e) {
        String message = String.valueOf(e.getMessage());
        return message.startsWith("No subject alternative") || message.startsWith("No name matching");
    }
}
