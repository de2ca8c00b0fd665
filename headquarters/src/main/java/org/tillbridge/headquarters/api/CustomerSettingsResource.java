package org.tillbridge.headquarters.api;

import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.headquarters.attributes.AttributeFile;
import org.tillbridge.headquarters.attributes.Attributes;
import org.tillbridge.headquarters.attributes.CustomerValues;
import org.tillbridge.headquarters.attributes.SaveAttributes;
import org.tillbridge.headquarters.jobs.HeadquartersJobs;
import org.tillbridge.headquarters.stores.AddressBooks;
import org.tillbridge.headquarters.stores.Affiliations;
import org.tillbridge.headquarters.stores.CustomerGroups;
import org.tillbridge.headquarters.stores.StoreSettings;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// What an operator may call about what new customers take over: default customers, customer
/// groups, address books, attributes.
@RestController
@RequestMapping("/api/v1")
final class CustomerSettingsResource {

    private final CustomerSettingsDesk desk;
    private final HeadquartersJobs jobs;

    CustomerSettingsResource(CustomerSettingsDesk desk, HeadquartersJobs jobs) {
        this.desk = desk;
        this.jobs = jobs;
    }

    @GetMapping("/stores/{channelId}/settings")
    @Allowed(Role.AUDITOR)
    StoreSettings.Settings settings(@PathVariable String channelId) {
        return desk.stores().show(channelId);
    }

    /// What is not named stays; an empty `defaultCustomer` is none.
    @PostMapping("/stores/{channelId}/settings")
    @Allowed(Role.OPERATOR)
    StoreSettings.Settings set(
            @PathVariable String channelId,
            @RequestParam(required = false) @Nullable String defaultCustomer,
            @RequestParam(required = false) @Nullable Boolean copyReceiptEmail,
            @RequestParam(required = false) @Nullable String dayEndsAt,
            @RequestParam(defaultValue = "false") boolean preview) {
        var wanted = new StoreSettings.Wanted(defaultCustomer, copyReceiptEmail, time(dayEndsAt));
        return preview
                ? desk.stores().preview(channelId, wanted)
                : told(desk.stores().set(channelId, wanted));
    }

    private static @Nullable LocalTime time(@Nullable String given) {
        try {
            return given == null ? null : LocalTime.parse(given).truncatedTo(ChronoUnit.MINUTES);
        } catch (DateTimeParseException e) {
            throw new TillbridgeException(
                    ErrorCode.user("TimeInvalid"), "'%s' is no time of day; say it as 04:00".formatted(given), e);
        }
    }

    @GetMapping("/customer-groups")
    @Allowed(Role.AUDITOR)
    List<CustomerGroups.Group> groups() {
        return desk.groups().list();
    }

    @PostMapping("/customer-groups/{group}")
    @Allowed(Role.OPERATOR)
    CustomerGroups.Group setGroup(
            @PathVariable String group,
            @RequestBody CustomerGroups.Wanted wanted,
            @RequestParam(defaultValue = "false") boolean preview) {
        return preview
                ? desk.groups().preview(group, wanted)
                : told(desk.groups().set(group, wanted));
    }

    @GetMapping("/attributes")
    @Allowed(Role.AUDITOR)
    List<Attributes.Listed> attributes() {
        return desk.attributes().list();
    }

    /// Saves a file of attributes, or says what it would change.
    @PostMapping("/attributes")
    @Allowed(Role.OPERATOR)
    SaveAttributes.Outcome addAttributes(
            @RequestParam String file,
            @RequestParam(defaultValue = "false") boolean preview,
            @RequestBody byte[] content) {
        var read = AttributeFile.read(file, new String(content, StandardCharsets.UTF_8));
        return preview
                ? desk.saveAttributes().preview(read)
                : told(desk.saveAttributes().run(read));
    }

    /// What a customer has of each attribute.
    @GetMapping("/customers/{customer}/attributes")
    @Allowed(Role.AUDITOR)
    CustomerValues.Values values(
            @PathVariable String customer, @RequestParam(required = false) @Nullable String legalEntity) {
        return desk.values().show(new CustomerValues.Who(customer, legalEntity));
    }

    /// What is not named stays.
    @PostMapping("/customers/{customer}/attributes")
    @Allowed(Role.OPERATOR)
    CustomerValues.Values setValues(
            @PathVariable String customer,
            @RequestParam(required = false) @Nullable String legalEntity,
            @RequestParam(defaultValue = "false") boolean preview,
            @RequestBody Map<String, String> values) {
        var who = new CustomerValues.Who(customer, legalEntity);
        return preview ? desk.values().preview(who, values) : told(desk.values().set(who, values));
    }

    @GetMapping("/affiliations")
    @Allowed(Role.AUDITOR)
    List<Affiliations.Affiliation> affiliations() {
        return desk.affiliations().list();
    }

    @PostMapping("/affiliations/{affiliation}")
    @Allowed(Role.OPERATOR)
    Affiliations.Affiliation saveAffiliation(
            @PathVariable String affiliation,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(defaultValue = "false") boolean preview) {
        return preview
                ? desk.affiliations().preview(affiliation, name)
                : told(desk.affiliations().save(affiliation, name));
    }

    @DeleteMapping("/affiliations/{affiliation}")
    @Allowed(Role.OPERATOR)
    Affiliations.Affiliation removeAffiliation(
            @PathVariable String affiliation, @RequestParam(defaultValue = "false") boolean preview) {
        return preview
                ? desk.affiliations().previewRemoval(affiliation)
                : told(desk.affiliations().remove(affiliation));
    }

    @GetMapping("/address-books")
    @Allowed(Role.AUDITOR)
    List<AddressBooks.Book> books() {
        return desk.books().list();
    }

    @PostMapping("/address-books/{book}/assign")
    @Allowed(Role.OPERATOR)
    AddressBooks.Outcome assign(
            @PathVariable String book,
            @RequestBody AddressBooks.Member member,
            @RequestParam(defaultValue = "false") boolean preview) {
        return move(AddressBooks.Move.ASSIGN, book, member, preview);
    }

    @PostMapping("/address-books/{book}/remove")
    @Allowed(Role.OPERATOR)
    AddressBooks.Outcome remove(
            @PathVariable String book,
            @RequestBody AddressBooks.Member member,
            @RequestParam(defaultValue = "false") boolean preview) {
        return move(AddressBooks.Move.REMOVE, book, member, preview);
    }

    private AddressBooks.Outcome move(
            AddressBooks.Move move, String book, AddressBooks.Member member, boolean preview) {
        return preview
                ? desk.books().preview(move, book, member)
                : told(desk.books().run(move, book, member));
    }

    /// What was changed travels now.
    private <T> T told(T changed) {
        jobs.masterChanged();
        return changed;
    }
}
