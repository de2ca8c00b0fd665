package org.tillbridge.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.apache.olingo.client.api.ODataClient;
import org.apache.olingo.client.api.communication.ODataClientErrorException;
import org.apache.olingo.client.api.communication.request.cud.UpdateType;
import org.apache.olingo.client.api.domain.ClientEntity;
import org.apache.olingo.client.api.domain.ClientEntitySet;
import org.apache.olingo.client.core.ODataClientFactory;
import org.apache.olingo.commons.api.edm.EdmEntityType;
import org.apache.olingo.commons.api.edm.FullQualifiedName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.tillbridge.channel.customers.TestTill;

/// A client of OData that is not ours and knows nothing but our `$metadata`: Apache Olingo's.
class ForeignClientTest {

    private static final TestTill TILL = new TestTill();
    private static final TestDoor DOOR = TestDoor.of(StoresOf.one(TILL));
    private static final ODataClient CLIENT = ODataClientFactory.getClient();
    private static final String ROOT = "http://127.0.0.1:" + DOOR.port() + "/Commerce";

    @AfterAll
    static void close() {
        DOOR.close();
        TILL.close();
    }

    @Test
    void readsWhatThereIs() {
        var edm = CLIENT.getRetrieveRequestFactory()
                .getMetadataRequest(ROOT)
                .execute()
                .getBody();
        var service = CLIENT.getRetrieveRequestFactory()
                .getServiceDocumentRequest(ROOT)
                .execute()
                .getBody();

        EdmEntityType customer = edm.getEntityType(new FullQualifiedName("Commerce.Customer"));
        assertThat(customer.getKeyPredicateNames()).containsExactly("AccountNumber");
        assertThat(customer.getProperty("CreatedDateTime").getType().getName()).isEqualTo("DateTimeOffset");
        assertThat(customer.getNavigationPropertyNames()).contains("LoyaltyCards");
        assertThat(service.getEntitySetNames()).contains("Customers");
    }

    @Test
    void createsReadsChangesAndFiltersNamesWithDiacritics() {
        ClientEntity created = create("Jānis", "Bērziņš");
        create("Žaneta", "Zvaigznīte");

        URI one = CLIENT.newURIBuilder(ROOT)
                .appendEntitySetSegment("Customers")
                .appendKeySegment(text(created, "AccountNumber"))
                .build();
        ClientEntity change = CLIENT.getObjectFactory().newEntity(new FullQualifiedName("Commerce.Customer"));
        add(change, "Email", "jānis@bērziņš.lv");
        CLIENT.getCUDRequestFactory()
                .getEntityUpdateRequest(one, UpdateType.PATCH, change)
                .execute();

        assertThat(text(created, "Name")).isEqualTo("Jānis Bērziņš");
        assertThat(text(read(one), "Email")).isEqualTo("jānis@bērziņš.lv");
        assertThat(read(one).getETag()).isNotBlank();
        var filters = CLIENT.getFilterFactory();
        var arguments = filters.getArgFactory();
        String startsWith = filters.match(
                        arguments.startswith(arguments.property("LastName"), arguments.literal("Bērziņ")))
                .build();
        assertThat(names(list(startsWith))).containsExactly("Jānis Bērziņš");
        assertThat(names(list(
                        filters.and(filters.ne("LastName", "Bērziņš"), filters.not(filters.eq("FirstName", "Lapa")))
                                .build())))
                .containsExactly("Žaneta Zvaigznīte");
    }

    @Test
    void followsTheLinksOfPages() {
        for (String name : List.of("Ābele", "Bērzs", "Cēdrs")) {
            create("Lapa", name);
        }
        URI uri = CLIENT.newURIBuilder(ROOT)
                .appendEntitySetSegment("Customers")
                .filter("FirstName eq 'Lapa'")
                .orderBy("LastName desc")
                .count(true)
                .build();
        var request = CLIENT.getRetrieveRequestFactory().getEntitySetRequest(uri);
        request.setPrefer("odata.maxpagesize=2");

        ClientEntitySet first = request.execute().getBody();
        ClientEntitySet second = CLIENT.getRetrieveRequestFactory()
                .getEntitySetRequest(first.getNext())
                .execute()
                .getBody();

        assertThat(first.getCount()).isEqualTo(3);
        assertThat(names(first)).containsExactly("Lapa Cēdrs", "Lapa Bērzs");
        assertThat(names(second)).containsExactly("Lapa Ābele");
        assertThat(second.getNext()).isNull();
    }

    @Test
    void isToldWhatIsWrong() {
        assertThatThrownBy(() -> list("Shoe eq 'A'"))
                .isInstanceOfSatisfying(ODataClientErrorException.class, refusal -> {
                    assertThat(refusal.getODataError().getCode()).isEqualTo("InvalidFilter");
                    assertThat(refusal.getODataError().getMessage()).contains("$metadata names them");
                    assertThat(refusal.getODataError().getTarget()).isEqualTo("$filter");
                });
    }

    private static ClientEntity create(String first, String last) {
        ClientEntity customer = CLIENT.getObjectFactory().newEntity(new FullQualifiedName("Commerce.Customer"));
        add(customer, "FirstName", first);
        add(customer, "LastName", last);
        URI set = CLIENT.newURIBuilder(ROOT).appendEntitySetSegment("Customers").build();
        return CLIENT.getCUDRequestFactory()
                .getEntityCreateRequest(set, customer)
                .execute()
                .getBody();
    }

    private static void add(ClientEntity entity, String name, String value) {
        var objects = CLIENT.getObjectFactory();
        entity.getProperties()
                .add(objects.newPrimitiveProperty(
                        name, objects.newPrimitiveValueBuilder().buildString(value)));
    }

    private static ClientEntity read(URI one) {
        return CLIENT.getRetrieveRequestFactory()
                .getEntityRequest(one)
                .execute()
                .getBody();
    }

    private static ClientEntitySet list(String filter) {
        URI uri = CLIENT.newURIBuilder(ROOT)
                .appendEntitySetSegment("Customers")
                .filter(filter)
                .orderBy("Name")
                .build();
        return CLIENT.getRetrieveRequestFactory()
                .getEntitySetRequest(uri)
                .execute()
                .getBody();
    }

    private static List<String> names(ClientEntitySet set) {
        return set.getEntities().stream().map(entity -> text(entity, "Name")).toList();
    }

    private static String text(ClientEntity entity, String name) {
        return String.valueOf(entity.getProperty(name).getPrimitiveValue());
    }
}
