package org.tillbridge.app.commandline;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tillbridge.app.configuration.Configuration;
import org.tillbridge.app.configuration.ConfigurationSources;
import org.tillbridge.app.configuration.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// `tillbridge` itself: what every command shares, first of all where the configuration comes from.
@Command(
        name = "tillbridge",
        description = "Keeps the customers of a retail chain: created at any till, online or not, numbered by "
                + "headquarters, known in every store.",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        sortOptions = false,
        usageHelpAutoWidth = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            ReplayCommand.class,
            HeadquartersCommand.class,
            ChannelCommand.class,
            StoresCommand.class,
            CustomersCommand.class,
            CustomerGroupsCommand.class,
            AddressBooksCommand.class,
            AttributesCommand.class,
            AffiliationsCommand.class,
            LoyaltyCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            ConvertCommand.class,
            JobsCommand.class,
            SchedulesCommand.class,
            ProfilesCommand.class,
            SessionsCommand.class,
            ResyncCommand.class,
            PackageCommand.class,
            StatusCommand.class,
            TraceCommand.class,
            ConflictsCommand.class,
            DuplicatesCommand.class,
            RequestsCommand.class,
            OrdersCommand.class,
            ProspectsCommand.class,
            QuarantineCommand.class,
            StatementsCommand.class,
            VerifyCommand.class,
            NumberingCommand.class,
            AuditCommand.class,
            TokensCommand.class,
            WebhooksCommand.class,
            UsersCommand.class,
            StaffCommand.class,
            BackupCommand.class,
            BackupsCommand.class,
            RestoreCommand.class,
            CertificatesCommand.class,
            ConfigCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge demo                          a chain of stores on this machine",
            "  tillbridge config                        the settings in effect, and where each comes from",
            "  tillbridge --config shop.yaml config     the same with another file",
            "  tillbridge COMMAND --help                options and examples of a command"
        })
public final class RootCommand {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description =
                    "The configuration file. Default: $TILLBRIDGE_CONFIG, else ./tillbridge.yaml if there is one.")
    @Nullable
    Path file;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            scope = ScopeType.INHERIT,
            description = "Sets one key of the configuration; goes before environment and file. May be repeated.")
    Map<String, String> set = new LinkedHashMap<>();

    private final Terminal terminal;

    RootCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// The settings in effect. Throws `InvalidConfiguration` when one of them cannot be used.
    public Settings settings() {
        return new ConfigurationSources(file, set, terminal.environment(), terminal.directory()).load();
    }

    /// The configuration in effect, as the parts take it.
    public Configuration configuration() {
        return Configuration.from(settings());
    }

    Terminal terminal() {
        return terminal;
    }
}
