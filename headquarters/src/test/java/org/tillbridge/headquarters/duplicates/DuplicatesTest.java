package org.tillbridge.headquarters.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.headquarters.HeadquartersDatabase;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.duplicates.JudgeDuplicates.Pair;
import org.tillbridge.headquarters.search.SearchAllStores;
import org.tillbridge.kernel.search.CustomerHit;
import org.tillbridge.kernel.search.CustomerSearch;

class DuplicatesTest {

    private final HeadquartersDatabase headquarters = new HeadquartersDatabase();
    private final SearchAllStores search = new SearchAllStores(headquarters.database());
    private final FindDuplicates find = new FindDuplicates(headquarters.database(), () -> HeadquartersDatabase.NOW);
    private final ListDuplicates list = new ListDuplicates(headquarters.database());
    private final AuditTrail audit = new AuditTrail(headquarters.database(), () -> HeadquartersDatabase.NOW);
    private final JudgeDuplicates judge =
            new JudgeDuplicates(headquarters.database(), audit, () -> HeadquartersDatabase.NOW);

    private int accounts;

    @AfterEach
    void close() {
        headquarters.close();
    }

    @Test
    void customersAreOnlyPutBesideEachOtherAndTheRulesSayWhy() {
        UUID email = has("Ilze Bērziņa", "ilze@example.lv", "20 000 001", "Brīvības 1");
        has("Somebody Else", "ILZE@example.lv", "20 000 002", "Brīvības 2");
        has("Ilze Berzina", "i@two.lv", "20000001", "Brīvības 3");
        has("Bērziņa Ilze", "i@three.lv", "20 000 003", "Brīvības 1");
        has("Ilze Bērziņa", "i@four.lv", "20 000 004", "Brīvības 4");
        has("Anna Ozola", "i@five.lv", "20 000 005", "Brīvības 1");

        assertThat(open())
                .extracting(pair -> pair.points() + " " + pair.rules())
                .containsExactly("90 [SAME_PHONE, SAME_NAME]", "70 [SAME_EMAIL]", "60 [SAME_ADDRESS, SAME_NAME]");
        assertThat(open())
                .allMatch(pair -> pair.one().customerId().equals(email)
                        || pair.other().customerId().equals(email));
        assertThat(headquarters.text("select count(*)::text from customer where merged_into is not null"))
                .isEqualTo("0");
        find.run(10);
        assertThat(open()).hasSize(3);
    }

    /// Without them the comparison of a few hundred customers took hours.
    @Test
    void plannerKnowsTheFirstCustomersBeforeTheyAreCompared() {
        has("Ilze Bērziņa", "ilze@example.lv", null, "Brīvības 1");

        assertThat(open()).isEmpty();

        assertThat(
                        headquarters.text(
                                "select string_agg(relname, ' ' order by relname) from pg_class where relname in ('customer', 'customer_word') and relkind = 'r' and reltuples >= 0"))
                .isEqualTo("customer customer_word");
    }

    @Test
    void sameBirthDateIsEnoughWithALikeNameAndNotWithout() {
        born(has("Ilze Bērziņa", null, null, "Brīvības 1"), "1990-12-31");
        born(has("Ilze Marija Berzina", null, null, "Brīvības 2"), "1990-12-31");
        born(has("Ilze Ozola", null, null, "Brīvības 3"), "1990-12-31");
        born(has("Ilze Bērziņa", null, null, "Brīvības 4"), "1991-12-31");

        assertThat(open())
                .extracting(pair -> pair.points() + " " + pair.rules())
                .containsExactly("70 [SAME_BIRTH_DATE, SAME_NAME]");
    }

    private void born(UUID customer, String day) {
        headquarters.client().sql("""
                update customer set birth_date = ?, row_version = row_version + 1, changed_xid = pg_current_xact_id()
                where customer_id = ?""").params(day, customer).update();
    }

    @Test
    void ruleThatIsWorthLessThanEnoughFindsNobodyAlone() {
        var rules = new DuplicateRules(headquarters.database(), audit);
        rules.set(new DuplicateRules.Rule("SAME_PHONE", 20));
        has("Ilze Bērziņa", "i@one.lv", "20 000 001", "Brīvības 1");
        has("Anna Ozola", "i@two.lv", "20 000 001", "Brīvības 2");

        assertThat(open()).isEmpty();
        assertThatThrownBy(() -> rules.set(new DuplicateRules.Rule("SAME_SHOE", 20)))
                .hasMessageContaining("SAME_PHONE");
    }

    @Test
    void pairThatIsNoLongerAlikeLeavesTheInboxAndOneThatWasKeptApartDoesNotComeBack() {
        UUID one = has("Ilze Bērziņa", "same@example.lv", null, "Brīvības 1");
        UUID other = has("Anna Ozola", "same@example.lv", null, "Brīvības 2");
        assertThat(open()).hasSize(1);
        setEmail(other, "other@example.lv");
        assertThat(open()).isEmpty();
        setEmail(other, "same@example.lv");
        assertThat(open()).hasSize(1);

        judge.keepApart(new Pair(HeadquartersDatabase.ENTITY, one, other));
        setEmail(other, "same@example.lv");

        assertThat(open()).isEmpty();
        judge.undo(new Pair(HeadquartersDatabase.ENTITY, other, one));
        assertThat(open()).hasSize(1);
    }

    @Test
    void mergedCustomerIsFoundAsTheOtherUntilItIsUndone() {
        UUID stays = has("Ilze Bērziņa", "same@example.lv", null, "Brīvības 1");
        UUID goes = has("Ilse Berzin", "same@example.lv", null, "Brīvības 2");
        var pair = new Pair(HeadquartersDatabase.ENTITY, goes, stays);

        DuplicatePair merged = judge.merge(pair);

        assertThat(merged.state()).isEqualTo(DuplicateState.MERGED);
        assertThat(found("ilse")).containsExactly("Ilze Bērziņa");
        assertThat(found("same@example.lv")).containsExactly("Ilze Bērziņa");
        assertThat(found("A2")).containsExactly("Ilze Bērziņa");
        assertThatThrownBy(() -> judge.merge(pair)).hasMessageContaining("merged already");

        judge.undo(pair);

        assertThat(found("same@example.lv")).containsExactlyInAnyOrder("Ilze Bērziņa", "Ilse Berzin");
        assertThat(
                        headquarters.text(
                                "select string_agg(action, ' ' order by event_id) from audit_event where action like 'DUPLICATE%'"))
                .isEqualTo("DUPLICATE_MERGED DUPLICATE_OPEN");
    }

    @Test
    void mergedCustomersPartsAreTheOthersUntilItIsUndoneAndHaveOneOfEach() {
        UUID stays = has("Ilze Bērziņa", "i@one.lv", null, "Brīvības 1");
        UUID goes = has("Ilse Berzin", "i@two.lv", null, "Brīvības 2");
        var pair = new Pair(HeadquartersDatabase.ENTITY, goes, stays);
        hasParts(stays, "vip", "VIP-1", "{\"shoe\": \"38\"}");
        hasParts(goes, "vip", "VIP-2", "{\"shoe\": \"39\", \"hat\": \"7\"}");
        hasParts(goes, "club", "VIP-3", "{\"shoe\": \"39\", \"hat\": \"7\"}");

        judge.merge(pair);

        assertThat(parts(stays)).isEqualTo("VIP-1 VIP-2 VIP-3 | club vip | Brīvības 1* Brīvības 2 | hat=7 shoe=38");
        assertThat(parts(goes)).isEqualTo(" | vip |  | hat=7 shoe=39");
        assertThat(found("Brīvības 2")).containsExactly("Ilze Bērziņa");
        assertThat(headquarters.text("select count(*)::text from removed_row where row_key[2] = ?", goes.toString()))
                .isEqualTo("4");

        headquarters
                .client()
                .sql("update customer set attributes = attributes || '{\"hat\": \"8\"}' where customer_id = ?")
                .param(stays)
                .update();
        judge.undo(pair);

        assertThat(parts(stays)).isEqualTo("VIP-1 | vip | Brīvības 1* | hat=8 shoe=38");
        assertThat(parts(goes)).isEqualTo("VIP-2 VIP-3 | club vip | Brīvības 2* | hat=7 shoe=39");
        assertThat(found("Brīvības 2")).containsExactly("Ilse Berzin");
    }

    @Test
    void primaryEmailAndPhoneOfWhoWasMergedAreShownAsContactsOfTheOtherUntilItIsUndone() {
        UUID stays = has("Ilze Bērziņa", "ilze@one.lv", "29 111 111", "Brīvības 1");
        UUID goes = has("Ilse Berzin", "ILZE@two.lv", "29 111 111", "Brīvības 2");
        var pair = new Pair(HeadquartersDatabase.ENTITY, goes, stays);

        judge.merge(pair);

        assertThat(contacts(stays)).isEqualTo("ILZE@two.lv");
        assertThat(contacts(goes)).isEmpty();
        judge.undo(pair);
        assertThat(contacts(stays)).isEmpty();
        assertThat(found("ilze@two.lv")).containsExactly("Ilse Berzin");
    }

    private String contacts(UUID customer) {
        return headquarters.text(
                "select coalesce(string_agg(k.value ->> 'value', ' '), '') from customer c, jsonb_each(coalesce(c.contacts, '{}')) k where c.customer_id = ?",
                customer);
    }

    @Test
    void usersOfAMergedPartnerAreTheOthersUntilItIsUndone() {
        UUID stays = has("Ozols SIA", null, null, "Brīvības 1");
        UUID goes = has("SIA Ozols", null, null, "Brīvības 2");
        UUID user = has("Anna", null, null, "Brīvības 3");
        headquarters.client().sql("""
                insert into partner_user (legal_entity, customer_id, partner_id, role, stamp, stamp_request)
                values ('demo', ?, ?, 'USER', now(), gen_random_uuid())""").params(user, goes).update();
        var pair = new Pair(HeadquartersDatabase.ENTITY, goes, stays);

        judge.merge(pair);
        assertThat(headquarters.text("select partner_id::text from partner_user"))
                .isEqualTo(stays.toString());

        judge.undo(pair);
        assertThat(headquarters.text("select partner_id::text from partner_user"))
                .isEqualTo(goes.toString());
    }

    @Test
    void whoWasMergedBeforeGoesAlongAndComesBackInTheOrderOfTheUndoing() {
        UUID a = has("Anna A", "a@example.lv", null, "A 1");
        UUID b = has("Berta B", "b@example.lv", null, "B 1");
        UUID c = has("Clara C", "c@example.lv", null, "C 1");
        judge.merge(new Pair(HeadquartersDatabase.ENTITY, c, b));
        judge.merge(new Pair(HeadquartersDatabase.ENTITY, b, a));

        assertThat(found("clara")).containsExactly("Anna A");
        assertThatThrownBy(() -> judge.undo(new Pair(HeadquartersDatabase.ENTITY, c, b)))
                .hasMessageContaining("undo the later merge first");
        assertThatThrownBy(() -> judge.merge(new Pair(HeadquartersDatabase.ENTITY, a, c)))
                .hasMessageContaining("was merged into a third");

        judge.undo(new Pair(HeadquartersDatabase.ENTITY, b, a));

        assertThat(found("clara")).containsExactly("Berta B");
        assertThat(found("berta")).containsExactly("Berta B");
        judge.undo(new Pair(HeadquartersDatabase.ENTITY, c, b));
        assertThat(found("clara")).containsExactly("Clara C");
    }

    @Test
    void linkedCustomersBothStay() {
        UUID one = has("Ilze Bērziņa", "same@example.lv", null, "Brīvības 1");
        UUID other = has("Ilse Berzin", "same@example.lv", null, "Brīvības 2");
        var pair = new Pair(HeadquartersDatabase.ENTITY, other, one);

        judge.link(pair);

        assertThat(headquarters.text("select same_person_as::text from customer where customer_id = ?", other))
                .isEqualTo(one.toString());
        assertThat(found("same@example.lv")).hasSize(2);
        judge.undo(pair);
        assertThat(headquarters.text("select count(*)::text from customer where same_person_as is not null"))
                .isEqualTo("0");
    }

    private List<DuplicatePair> open() {
        search.catchUp(10);
        find.run(10);
        return list.run(DuplicateState.OPEN, null, 50);
    }

    private List<String> found(String keyword) {
        return search.run(CustomerSearch.of(keyword), "LV").stream()
                .map(CustomerHit::name)
                .toList();
    }

    private void hasParts(UUID customer, String affiliation, String card, String attributes) {
        headquarters
                .client()
                .sql("""
                with affiliation as (
                    insert into customer_affiliation (legal_entity, customer_id, affiliation, stamp, stamp_request)
                    values ('demo', :customer, :affiliation, now(), gen_random_uuid())),
                card as (
                    insert into loyalty_card (legal_entity, customer_id, card_number, issued_at, issued_by)
                    values ('demo', :customer, :card, now(), '001')),
                home as (
                    update customer_address set is_primary = true, changed_xid = pg_current_xact_id() where customer_id = :customer)
                update customer
                set attributes = cast(:attributes as jsonb), row_version = row_version + 1, changed_xid = pg_current_xact_id()
                where customer_id = :customer""")
                .param("customer", customer)
                .param("affiliation", affiliation)
                .param("card", card)
                .param("attributes", attributes)
                .update();
    }

    /// Her cards, affiliations, addresses (* the primary one) and attributes.
    private String parts(UUID customer) {
        return headquarters.text("""
                select concat_ws(' | ',
                    coalesce((select string_agg(card_number, ' ' order by card_number) from loyalty_card where customer_id = c.customer_id), ''),
                    coalesce((select string_agg(affiliation, ' ' order by affiliation) from customer_affiliation where customer_id = c.customer_id), ''),
                    coalesce((
                        select string_agg(street || case when is_primary then '*' else '' end, ' ' order by street)
                        from customer_address where customer_id = c.customer_id), ''),
                    (select string_agg(key || '=' || value, ' ' order by key) from jsonb_each_text(c.attributes)))
                from customer c where c.customer_id = ?""", customer);
    }

    private void setEmail(UUID customer, String email) {
        headquarters.client().sql("""
                update customer set email = ?, row_version = row_version + 1, changed_xid = pg_current_xact_id()
                where customer_id = ?""").params(email, customer).update();
    }

    private UUID has(String name, String email, String phone, String street) {
        UUID customer = UUID.randomUUID();
        headquarters
                .client()
                .sql("""
                insert into customer (legal_entity, customer_id, account_id, customer_type, name, email, phone, origin_channel,
                    created_at, numbered_at, stamp, stamp_request)
                values ('demo', ?, ?, 'PERSON', ?, ?, ?, '001', now(), now(), now(), gen_random_uuid())""")
                .params(customer, "A" + ++accounts, name, email, phone)
                .update();
        headquarters.client().sql("""
                insert into customer_address (legal_entity, customer_id, address_id, street, city)
                values ('demo', ?, gen_random_uuid(), ?, 'Rīga')""").params(customer, street).update();
        return customer;
    }
}
