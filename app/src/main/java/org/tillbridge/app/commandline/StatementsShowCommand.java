package org.tillbridge.app.commandline;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge statement show NAME`.
@Command(
        name = "show",
        description =
                "Shows a statement: whom it posts what, by which tenders it was paid, its entries, everything that was done "
                        + "to it, and every sale of its day that it leaves out, with the command that resolves it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge statement show 052-2026-11-21",
            "  tillbridge statement show 052-2026-11-21-2 --json       the follow-up"
        })
final class StatementsShowCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private StatementsCommand statements;

    @Parameters(paramLabel = "STATEMENT", description = "Its name: store and business date.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String name;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode detail = statements.headquarters().get("statements/" + OperatorLine.encoded(name));
        Output output = statements.output(json);
        if (output.isJson()) {
            output.json(detail);
        } else {
            print(output, detail);
        }
        return ExitCode.DONE.number();
    }

    private static void print(Output output, JsonNode detail) {
        JsonNode statement = detail.path("statement");
        output.line("Statement %s is %s: %s, %s, %s."
                .formatted(
                        statement.path("name").asString(),
                        StatementText.word(statement.path("state")),
                        Counted.of(statement.path("transactions").asLong(), "sale"),
                        Counted.of(statement.path("lines").asLong(), "line"),
                        StatementText.money(statement.path("amounts").path("payments"), statement.path("currency"))));
        if (!StatementText.text(statement.path("error")).isEmpty()) {
            output.line(StatementText.text(statement.path("error")));
        }
        section(
                output,
                detail.path("orders"),
                List.of("ORDER", "INVOICE", "ACCOUNT", "CUSTOMER", "SALES", "NET", "PAID"),
                order -> List.of(
                        StatementText.text(order.path("salesId")),
                        StatementText.text(order.path("invoice")),
                        order.path("account").asString(),
                        StatementText.text(order.path("name")),
                        Counted.number(order.path("transactions").asLong()),
                        StatementText.money(order.path("net"), order.path("currency")),
                        StatementText.money(order.path("payments"), order.path("currency"))));
        section(
                output,
                detail.path("tenders"),
                List.of("TENDER", "PAID", "COUNTED", "DIFFERENCE"),
                tender -> List.of(
                        tender.path("tender").asString(),
                        StatementText.money(tender.path("paid"), tender.path("currency")),
                        tender.path("counted").isNull()
                                ? ""
                                : StatementText.money(tender.path("counted"), tender.path("currency")),
                        StatementText.money(tender.path("difference"), tender.path("currency"))));
        section(
                output,
                detail.path("entries"),
                List.of("ENTRY", "TENDER", "AMOUNT", "VOUCHER"),
                entry -> List.of(
                        StatementText.word(entry.path("kind")),
                        entry.path("tender").asString(),
                        StatementText.money(entry.path("amount"), entry.path("currency")),
                        StatementText.text(entry.path("voucher"))));
        section(output, detail.path("leftOut"), StatementsLeftOutCommand.HEADING, StatementText::leftOut);
        section(
                output,
                detail.path("events"),
                List.of("WHEN", "WHO", "WHAT", "STATE", "WHY NOT FURTHER"),
                event -> List.of(
                        event.path("at").asString(),
                        event.path("person").asString(),
                        StatementText.word(event.path("operation")),
                        StatementText.word(event.path("state")),
                        StatementText.text(event.path("message"))));
    }

    private static void section(
            Output output, JsonNode rows, List<String> heading, Function<JsonNode, List<String>> row) {
        if (!rows.isEmpty()) {
            output.line("");
            output.table(heading, rows.valueStream().map(row).toList());
        }
    }
}
