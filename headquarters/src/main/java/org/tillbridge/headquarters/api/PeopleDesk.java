package org.tillbridge.headquarters.api;

import java.time.InstantSource;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.people.ChoosePassword;
import org.tillbridge.headquarters.people.People;
import org.tillbridge.headquarters.people.PersonSessions;
import org.tillbridge.headquarters.people.SignIn;
import org.tillbridge.headquarters.staff.StaffMembers;
import org.tillbridge.kernel.access.HashPasswords;
import org.tillbridge.kernel.sql.Database;

/// What is about the people who sign in here, and those who log on at the stores.
public record PeopleDesk(
        People people, ChoosePassword choose, SignIn signIn, PersonSessions sessions, StaffMembers staff) {

    public static PeopleDesk of(Database database, InstantSource clock) {
        var audit = new AuditTrail(database, clock);
        var passwords = new HashPasswords();
        return new PeopleDesk(
                new People(database, audit, clock),
                new ChoosePassword(database, audit, passwords, clock),
                new SignIn(database, audit, passwords, clock),
                new PersonSessions(database, clock),
                new StaffMembers(database, audit, passwords));
    }
}
