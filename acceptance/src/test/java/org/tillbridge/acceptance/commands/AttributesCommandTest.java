package org.tillbridge.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.Till;
import org.tillbridge.testkit.sources.SourceTree;
import tools.jackson.databind.JsonNode;

/// Customer attributes from a file at headquarters to the till, with the file of the how-to.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AttributesCommandTest {

    private static final Path EXAMPLE =
            SourceTree.here().root().resolve("docs/how-to/set-up-customer-attributes/customer-attributes.yaml");

    @TempDir
    static Path folder;

    static Chain chain;

    static Operator operator;
    static Till riga;

    @BeforeAll
    static void open() {
        chain = Chain.byHand("riga");
        operator = Operator.of(chain, folder);
        riga = chain.till("riga");
    }

    @AfterAll
    static void close() {
        chain.close();
    }

    /// C11
    @Test
    @Order(1)
    void newAttributeIsSeenAtTheStoreWhenItsPackageIsApplied() {
        assertThat(operator.run("attributes").printed()).contains("There are no customer attributes yet");
        assertThat(operator.run("attributes", "add", EXAMPLE.toString(), "--dry-run")
                        .printed())
                .isEqualToIgnoringNewLines(
                        "Would save 7 types, 7 attributes, 1 group, and the group of 1 legal entity; nothing was saved.");
        assertThat(operator.run("attributes", "add", EXAMPLE.toString()).printed())
                .contains("Saved 7 types, 7 attributes, 1 group, and the group of 1 legal entity.");
        assertThat(operator.run("attributes", "add", EXAMPLE.toString()).printed())
                .contains("Everything in customer-attributes.yaml is saved already.");
        assertThat(names()).isEmpty();

        chain.distribute();

        assertThat(names())
                .containsExactly(
                        "Shoe size",
                        "Favourite colour",
                        "Visits a month",
                        "Budget",
                        "Likes coffee",
                        "Fitting at",
                        "Stylist");
        assertThat(operator.run("attributes").printed())
                .containsPattern("Shoe size +DECIMAL +15 to 52 EU +customers +demo")
                .containsPattern("Favourite colour +TEXT +red, green, blue +blue +customers +demo");
        assertThat(chain.records().audited("attributes")).contains("attributes.save");
    }

    private static List<String> names() {
        return StreamSupport.stream(riga.attributes("").path("value").spliterator(), false)
                .map(attribute -> attribute.path("Name").asString())
                .toList();
    }

    /// C09
    @Test
    @Order(2)
    void onlyTheGroupOfTheLegalEntityIsShownAndItsDefaultGoesBeforeTheAttributes() throws IOException {
        add("""
                attributes:
                  Nobody asks: {type: colour, default: red}
                """);
        chain.distribute();

        assertThat(names()).hasSize(7).doesNotContain("Nobody asks");
        assertThat(shown("", "Favourite colour").path("DefaultValue").asString())
                .isEqualTo("green");
    }

    /// C10
    @Test
    @Order(2)
    void textsAreInTheCallersLanguageOrAsTheyWereWritten() {
        JsonNode latvian = shown("lv-LV, en;q=0.5", "Favourite colour");

        assertThat(latvian.path("FriendlyName").asString()).isEqualTo("Mīļākā krāsa");
        assertThat(latvian.path("Help").asString()).isEqualTo("The colour to show first");
        assertThat(shown("nb", "Favourite colour").path("FriendlyName").asString())
                .isEqualTo("Favourite colour");
        assertThat(shown("lv", "Budget").path("FriendlyName").asString()).isEqualTo("Budget");
    }

    private static JsonNode shown(String languages, String name) {
        return StreamSupport.stream(riga.attributes(languages).path("value").spliterator(), false)
                .filter(attribute -> attribute.path("Name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Order(3)
    void fileIsSavedWholeOrRefusedWithItsLine() throws IOException {
        assertThat(add("types:\n  a: {kind: text, range: {from: 1}}\n"))
                .contains("attributes.yaml:2: values of this kind have no range");
        assertThat(add("types:\n  a:\n    kind: integer\n"))
                .contains("attributes.yaml:2: integer and decimal need a unit of measure");
        assertThat(add("types:\n  a:\n    kind: number\n"))
                .contains("attributes.yaml:2: there is no kind 'number'; there are text, integer, decimal");
        assertThat(add("types:\n  a: {kind: currency, range: {from: 10, to: 9}}\n"))
                .contains("the range ends before it begins");
        assertThat(add("types:\n  colour: {kind: boolean}\n"))
                .contains("attributes.yaml:2: type colour is of kind TEXT and stays so; make another type");
        assertThat(add("attributes:\n  Size: {type: colours}\n"))
                .contains("attributes.yaml:2: there is no attribute type 'colours'; did you mean 'colour'?");
        assertThat(add("attributes:\n  Size:\n    type: colour\n    default: pink\n"))
                .contains("attributes.yaml:2: default 'pink': Attribute Size takes one of [red, green, blue]");
        assertThat(add("types:\n  colour: {kind: text, values: [red]}\n"))
                .contains("attributes.yaml:2: default 'green': Attribute Favourite colour takes one of [red]");
        assertThat(add("groups:\n  customers:\n    members: [Shoe sise]\n"))
                .contains("attributes.yaml:2: there is no attribute 'Shoe sise'; did you mean 'Shoe size'?");
        assertThat(add("attributes:\n  Budget: {type: yes-or-no}\n"))
                .contains("attributes.yaml:2: attribute Budget is of kind CURRENCY and stays so");
        assertThat(add("customers:\n  mars: customers\n"))
                .contains("attributes.yaml:2: there is no legal entity 'mars'");
        assertThat(add("atributes:\n  x: {}\n")).contains("there is no 'atributes' here; known are");
        assertThat(add("# nothing\n")).contains("the file says nothing");
        chain.distribute();
        assertThat(names()).hasSize(7);
    }

    private static String add(String content) throws IOException {
        Path file = folder.resolve("attributes.yaml");
        Files.writeString(file, content);
        return operator.run("attributes", "add", file.toString()).complained();
    }
}
