package org.tillbridge.app.commandline;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.staff.StaffMembers.Member;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge staff`: who logs on at the stores' doors.
@Command(
        name = "staff",
        description = {
            "Lists who may log on at the tills, and the web shops that call a store's door.",
            "They travel to the stores with job 1060; there they log on also while headquarters is away."
        },
        subcommands = {StaffAddCommand.class, StaffPinCommand.class, StaffRemoveCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge staff",
            "  tillbridge staff add 000160 --name Ilze",
            "  tillbridge staff add webshop --name Webshop --role application"
        })
final class StaffCommand implements Callable<Integer> {

    private static final List<String> HEADING = List.of("STAFF", "NAME", "ROLE", "LEGAL ENTITY", "");

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RootCommand root;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Override
    public Integer call() {
        var members = List.of(OperatorLine.of(root.configuration()).get("staff", Member[].class));
        Output output = Output.of(root.terminal(), json);
        if (output.isJson()) {
            output.json(members);
        } else if (members.isEmpty()) {
            output.line("There is no staff yet. Add someone with: tillbridge staff add ID --name NAME");
        } else {
            output.table(HEADING, members.stream().map(StaffCommand::row).toList());
        }
        return ExitCode.DONE.number();
    }

    /// Does one step and prints what it came to.
    ///
    /// @param said a sentence about the answer
    int done(boolean asJson, Function<OperatorLine, JsonNode> step, Function<JsonNode, String> said) {
        JsonNode answer = step.apply(OperatorLine.of(root.configuration()));
        Output output = Output.of(root.terminal(), asJson);
        if (output.isJson()) {
            output.json(answer);
        } else {
            output.line(said.apply(answer));
        }
        return ExitCode.DONE.number();
    }

    /// Where a member is, for the calls about her.
    static String path(String staffId, String rest, @Nullable String legalEntity) {
        return "staff/%s%s%s"
                .formatted(OperatorLine.encoded(staffId), rest, OperatorLine.parameter("legalEntity", legalEntity));
    }

    private static List<String> row(Member member) {
        return List.of(
                member.staffId(),
                member.name(),
                member.role().word(),
                member.legalEntity(),
                member.hasPin() ? "" : "has no PIN: tillbridge staff pin " + member.staffId());
    }
}
