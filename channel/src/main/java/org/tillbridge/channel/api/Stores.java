package org.tillbridge.channel.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.tillbridge.channel.customers.StoreCustomers;
import org.tillbridge.channel.sales.StoreSales;
import org.tillbridge.channel.staff.StoreStaff;

/// The stores this process serves: each by the number its callers send as `OUN`, some also by a
/// door of their own.
public final class Stores {

    /// Replaced as a whole when a store opens: stores join while the process runs.
    private volatile Doors doors = new Doors(Map.of(), Map.of());

    /// The same of their sales.
    private volatile Map<String, StoreSales> sales = Map.of();

    /// The same of their staff.
    private volatile Map<String, StoreStaff> staff = Map.of();

    /// Serves a store to callers that name it.
    public synchronized void open(StoreCustomers store) {
        doors = doors.with(store);
    }

    /// Serves a store also at a port where it need not be named.
    public synchronized void openAt(int port, StoreCustomers store) {
        doors = doors.with(store).with(port, store);
    }

    /// What tills ring up at a store that is served here.
    public synchronized void sell(String channelId, StoreSales store) {
        Map<String, StoreSales> all = new HashMap<>(sales);
        all.put(channelId, store);
        sales = Map.copyOf(all);
    }

    /// The sales of the store a request is for.
    StoreSales requireSales(int port, @Nullable String operatingUnit) {
        StoreSales found = sales.get(require(port, operatingUnit).store().channelId());
        if (found == null) {
            throw Refusal.of(
                    HttpStatus.NOT_IMPLEMENTED, Problem.of("SalesNotServed", "This store rings up no sales here"));
        }
        return found;
    }

    /// Who logs on at a store that is served here.
    public synchronized void admit(String channelId, StoreStaff members) {
        Map<String, StoreStaff> all = new HashMap<>(staff);
        all.put(channelId, members);
        staff = Map.copyOf(all);
    }

    /// The staff of the store a request is for.
    StoreStaff requireStaff(int port, @Nullable String operatingUnit) {
        StoreStaff found = staff.get(require(port, operatingUnit).store().channelId());
        if (found == null) {
            throw Refusal.of(HttpStatus.NOT_IMPLEMENTED, Problem.of("LogOnNotServed", "Nobody logs on at this store"));
        }
        return found;
    }

    /// The store a request is for: the one behind its port, else the one it names, else the only
    /// one.
    StoreCustomers require(int port, @Nullable String operatingUnit) {
        Doors now = doors;
        StoreCustomers behindPort = now.byPort().get(port);
        if (operatingUnit == null) {
            return behindPort == null ? now.only() : behindPort;
        }
        StoreCustomers named = now.byNumber().get(operatingUnit);
        if (named == null || (behindPort != null && !behindPort.equals(named))) {
            String message = "No store %s is served here".formatted(Shown.text(operatingUnit));
            throw Refusal.of(HttpStatus.BAD_REQUEST, Problem.of("ChannelNotFound", "OUN", message));
        }
        return named;
    }

    private record Doors(Map<String, StoreCustomers> byNumber, Map<Integer, StoreCustomers> byPort) {

        Doors {
            byNumber = Map.copyOf(byNumber);
            byPort = Map.copyOf(byPort);
        }

        Doors with(StoreCustomers store) {
            Map<String, StoreCustomers> numbers = new HashMap<>(byNumber);
            numbers.put(store.store().channelId(), store);
            return new Doors(numbers, byPort);
        }

        Doors with(int port, StoreCustomers store) {
            Map<Integer, StoreCustomers> ports = new HashMap<>(byPort);
            ports.put(port, store);
            return new Doors(byNumber, ports);
        }

        StoreCustomers only() {
            List<StoreCustomers> all = List.copyOf(byNumber.values());
            if (all.size() != 1) {
                String message = "%d stores are served here; the header OUN names one".formatted(all.size());
                throw Refusal.of(HttpStatus.BAD_REQUEST, Problem.of("ChannelNotNamed", "OUN", message));
            }
            return all.getFirst();
        }
    }
}
