package org.tillbridge.headquarters.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/// An answer that was made here or by another headquarters process, as JSON already.
///
/// @param <T> what it is the JSON of
@SuppressWarnings("UnusedTypeParameter") // what describes the API reads it
record HandedOn<T>(String json) {

    @JsonValue
    @JsonRawValue
    @Override
    public String json() {
        return json;
    }
}
