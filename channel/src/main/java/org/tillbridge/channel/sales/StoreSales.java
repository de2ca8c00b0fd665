package org.tillbridge.channel.sales;

/// The operations on the sales of one store.
public record StoreSales(
        RingUp ringUp,
        PlaceOrder order,
        RecallOrder recall,
        SteerOrder steer,
        FindTransactions find,
        CustomerHistory history,
        Shifts shifts) {

    public static StoreSales of(SalesStation station) {
        var ringUp = new RingUp(station);
        var find = new FindTransactions(station);
        return new StoreSales(
                ringUp,
                new PlaceOrder(station, ringUp),
                new RecallOrder(station, find),
                new SteerOrder(station, find),
                find,
                new CustomerHistory(station, find),
                new Shifts(station));
    }
}
