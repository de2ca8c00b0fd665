package org.tillbridge.headquarters.api;

import java.util.List;
import java.util.Map;
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

    /// The answer is the one place where the code of the link stands.
    @PostMapping("/{name}")
    @Allowed(Role.ADMINISTRATOR)
    Map<String, Object> add(@PathVariable String name, @RequestParam String role) {
        Role wanted = RoleWord.read(role);
        return Map.of("name", name, "role", wanted, "code", people.add(name, wanted));
    }

    @PostMapping("/{name}/role")
    @Allowed(Role.ADMINISTRATOR)
    Map<String, Object> setRole(@PathVariable String name, @RequestParam String role) {
        Role wanted = RoleWord.read(role);
        people.setRole(name, wanted);
        return Map.of("name", name, "role", wanted);
    }

    @PostMapping("/{name}/lock")
    @Allowed(Role.ADMINISTRATOR)
    Map<String, Object> lock(@PathVariable String name) {
        people.lock(name);
        return Map.of("name", name);
    }

    @PostMapping("/{name}/unlock")
    @Allowed(Role.ADMINISTRATOR)
    Map<String, Object> unlock(@PathVariable String name) {
        people.unlock(name);
        return Map.of("name", name);
    }

    /// The answer is the one place where the code of the link stands.
    @PostMapping("/{name}/password-link")
    @Allowed(Role.ADMINISTRATOR)
    Map<String, Object> forgetPassword(@PathVariable String name) {
        return Map.of("name", name, "code", people.forgetPassword(name));
    }

    @DeleteMapping("/{name}")
    @Allowed(Role.ADMINISTRATOR)
    Map<String, Object> remove(@PathVariable String name) {
        people.remove(name);
        return Map.of("name", name);
    }
}
