package org.tillbridge.channel.sales;

/// The operations on the sales of one store.
public record StoreSales(RingUp ringUp, FindTransactions find, Shifts shifts) {

    public static StoreSales of(SalesStation station) {
        return new StoreSales(new RingUp(station), new FindTransactions(station), new Shifts(station));
    }
}
