using Grip.CommandLine;
using Grip.Commands;
using Grip.Commands.Map;

namespace Grip;

/// <summary>Where the program is put together, with plain <c>new</c>.</summary>
internal static class Composition
{
    /// <summary>The whole command line. The order is the order of the help.</summary>
    public static GripRoot CreateRoot() =>
        new(
            new RenameCommand(),
            new RewriteCommand(),
            new ChangeSignatureCommand(),
            new MoveCommand(),
            new FixCommand(),
            new UpgradeCommand(),
            new MigrateCommand(),
            new MapCommand(
                new MapOverviewCommand(),
                new MapSymbolCommand(),
                new MapUsesCommand(),
                new MapAffectedCommand(),
                new MapTestsCommand(),
                new MapPathCommand(),
                new MapOutlineCommand(),
                new MapRelevantCommand(),
                new MapFunctionsCommand()
            ),
            new CheckCommand(),
            new UndoCommand(),
            new ApplyCommand(),
            new LedgerCommand(),
            new ContextCommand(),
            new SessionsCommand(),
            new LogCommand(),
            new TrustCommand(),
            new PermissionsCommand(new PermissionsTestCommand()),
            new ModelsCommand(),
            new DoctorCommand(),
            new CompletionCommand(),
            new CompleteCommand(),
            new DocsCommand()
        );
}
