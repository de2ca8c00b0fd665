package org.tillbridge.app.roles;

import com.zaxxer.hikari.HikariDataSource;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.tillbridge.app.configuration.Door;
import org.tillbridge.app.configuration.HeadquartersConfiguration;
import org.tillbridge.headquarters.accounts.SynchronizeCustomers;
import org.tillbridge.headquarters.jobs.HeadquartersJobs;
import org.tillbridge.headquarters.nodes.HeadquartersNodes;
import org.tillbridge.headquarters.numbers.AdoptLedger;
import org.tillbridge.headquarters.numbers.LockedTurn;
import org.tillbridge.kernel.postgres.DataSources;
import org.tillbridge.kernel.tls.Certificates;
import org.tillbridge.kernel.tls.Trust;

/// One of the headquarters processes over a database, and its turn to number.
record HeadquartersNode(HeadquartersNodes nodes, AdoptLedger ledger, LockedTurn turn) {

    static HeadquartersNode of(Basis basis, HikariDataSource source) {
        HeadquartersConfiguration headquarters = basis.configuration().headquarters();
        DataSource unpooled = DataSources.besides(source);
        return new HeadquartersNode(
                new HeadquartersNodes(basis.database(), unpooled, basis.clock(), UUID.randomUUID()),
                new AdoptLedger(basis.database(), headquarters.ledgerFile(), basis.clock(), UUID::randomUUID),
                new LockedTurn(unpooled, headquarters.ledgerFile()));
    }

    /// Adopts the ledger before anyone is numbered.
    SynchronizeCustomers synchronize(Basis basis) {
        var numbering = new SynchronizeCustomers.Numbering(ledger, turn);
        var synchronize = new SynchronizeCustomers(basis.database(), numbering, basis.clock(), UUID::randomUUID);
        synchronize.open();
        return synchronize;
    }

    /// The other processes hear of this one.
    ///
    /// @param port which was opened
    void start(Door door, int port, String tokenHash, HeadquartersJobs jobs) {
        nodes.start(new HeadquartersNodes.Door(address(door, port), tokenHash), jobs);
    }

    /// Where the other headquarters processes reach this one.
    private static String address(Door door, int port) {
        try {
            InetAddress address = InetAddress.getByName(door.address());
            String host = address.isAnyLocalAddress()
                    ? InetAddress.getLocalHost().getHostAddress()
                    : address.getHostAddress();
            return "%s://%s:%d".formatted(door.scheme(), host.contains(":") ? "[" + host + "]" : host, port);
        } catch (UnknownHostException e) {
            return "%s://%s:%d".formatted(door.scheme(), door.address(), port);
        }
    }

    /// Who signed this process's certificate signed the others', too.
    static Trust trust(Door door) {
        if (door.tls() == null) {
            return Trust.inPublicAuthorities();
        }
        List<X509Certificate> shown = Certificates.in(door.tls().certificate());
        return Trust.in(shown.subList(Math.min(1, shown.size() - 1), shown.size()));
    }

    void close() {
        turn.close();
        nodes.close();
    }
}
