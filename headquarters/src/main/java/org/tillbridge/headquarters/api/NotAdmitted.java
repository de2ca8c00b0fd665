package org.tillbridge.headquarters.api;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/// The code is unknown, used or expired; which of them is not told.
final class NotAdmitted extends ErrorResponseException {
    NotAdmitted() {
        super(HttpStatus.UNAUTHORIZED);
        setDetail("This code opens nothing here: it is unknown, used or expired. Ask headquarters for a new one");
    }
}
