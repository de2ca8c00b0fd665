package org.tillbridge.headquarters.numbers;

/// Whose turn it is to give account IDs: the ledger has one writer, however many headquarters
/// processes there are.
public interface NumberingTurn {

    /// Takes the turn, or keeps it.
    Turn take();

    /// Lets another process try.
    void giveBack();

    /// Whether it is this process's.
    sealed interface Turn {}

    /// @param since grows whenever the turn was lost and taken again: then the ledger is read anew
    record Ours(long since) implements Turn {}

    /// @param reason who has it
    record Elsewhere(String reason) implements Turn {}

    /// For a process that knows it is the only one.
    static NumberingTurn alone() {
        return new NumberingTurn() {
            @Override
            public Turn take() {
                return new Ours(1);
            }

            @Override
            public void giveBack() {
                // There is nobody to give it to.
            }
        };
    }
}
