package org.tillbridge.headquarters.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// `operations.yaml`: what is said about each operation, each subject, parameters of a name.
///
/// @param examples a property's name → a value as an example
public record ApiNotes(
        String says,
        LinkedHashMap<String, String> tags,
        Map<String, String> parameters,
        Map<String, Object> examples,
        Map<String, OperationNote> operations) {

    static ApiNotes read() {
        try (InputStream file = ApiNotes.class.getResourceAsStream("operations.yaml")) {
            return YAMLMapper.builder().build().readValue(Objects.requireNonNull(file), ApiNotes.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    OperationNote of(Operation operation) {
        OperationNote note = operations.get(operation.name());
        if (note == null) {
            throw new TillbridgeException(
                    ErrorCode.bug("OperationUndescribed"),
                    "operations.yaml says nothing about %s; describe it there".formatted(operation.name()));
        }
        return note;
    }
}
