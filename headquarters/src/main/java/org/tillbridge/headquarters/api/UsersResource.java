package org.tillbridge.headquarters.api;

import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.headquarters.people.People;
import org.tillbridge.headquarters.people.Person;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;

/// What an administrator may call about the people who sign in.
@RestController
@RequestMapping("/api/v1/users")
final class UsersResource {

    private final People people;

    UsersResource(PeopleDesk desk) {
        this.people = desk.people();
    }

    @GetMapping
    @Allowed(Role.AUDITOR)
    List<Person> list() {
        return people.list();
    }

    record Invited(String name, Role role, String code) {}

    /// The answer is the one place where the code of the link stands.
    @PostMapping("/{name}")
    @Allowed(Role.ADMINISTRATOR)
    Invited add(@PathVariable String name, @RequestParam String role) {
        Role wanted = RoleWord.read(role);
        return new Invited(name, wanted, people.add(name, wanted));
    }

    record Changed(String name, Role role) {}

    @PostMapping("/{name}/role")
    @Allowed(Role.ADMINISTRATOR)
    Changed setRole(@PathVariable String name, @RequestParam String role) {
        Role wanted = RoleWord.read(role);
        people.setRole(name, wanted);
        return new Changed(name, wanted);
    }

    record Done(String name) {}

    @PostMapping("/{name}/lock")
    @Allowed(Role.ADMINISTRATOR)
    Done lock(@PathVariable String name) {
        people.lock(name);
        return new Done(name);
    }

    @PostMapping("/{name}/unlock")
    @Allowed(Role.ADMINISTRATOR)
    Done unlock(@PathVariable String name) {
        people.unlock(name);
        return new Done(name);
    }

    record PasswordLink(String name, String code) {}

    /// The answer is the one place where the code of the link stands.
    @PostMapping("/{name}/password-link")
    @Allowed(Role.ADMINISTRATOR)
    PasswordLink forgetPassword(@PathVariable String name) {
        return new PasswordLink(name, people.forgetPassword(name));
    }

    @DeleteMapping("/{name}")
    @Allowed(Role.ADMINISTRATOR)
    Done remove(@PathVariable String name) {
        people.remove(name);
        return new Done(name);
    }
}
