package org.tillbridge.app.configuration;

/// Where a part listens for HTTP. Port 0 takes any free one.
public record Door(String address, int port) {

    static Door from(Settings settings, String section) {
        return new Door(settings.text(section + ".address"), settings.number(section + ".port"));
    }
}
