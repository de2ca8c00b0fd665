package org.tillbridge.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.channel.api.TestDoor.Answer;
import org.tillbridge.channel.customers.TestTill;
import org.tillbridge.testkit.sources.SourceTree;
import tools.jackson.databind.JsonNode;

class ServiceDescriptionTest {

    private static final TestTill TILL = new TestTill();
    private static final TestDoor DOOR = TestDoor.of(StoresOf.one(TILL));

    @AfterAll
    static void close() {
        DOOR.close();
        TILL.close();
    }

    @Test
    void metadataIsXmlUnlessJsonIsWanted() {
        Answer xml = DOOR.get("/Commerce/$metadata");
        Answer json = DOOR.get("/Commerce/%24metadata?$format=application/json");

        assertThat(xml.response().headers().firstValue("Content-Type")).contains("application/xml");
        assertThat(xml.response().body())
                .contains("<EntityType Name=\"Customer\"><Key><PropertyRef Name=\"AccountNumber\"/></Key>")
                .contains("<EntitySet EntityType=\"Commerce.Customer\" Name=\"Customers\"/>")
                .contains("<Action Name=\"Search\" IsBound=\"true\">");
        assertThat(json.text("$EntityContainer")).isEqualTo("Commerce.CommerceContext");
        assertThat(DOOR.get("/Commerce/$metadata", "Accept", "application/json").body())
                .isEqualTo(json.body());
    }

    @Test
    void serviceDocumentListsTheSets() {
        assertThat(DOOR.get("/Commerce").body().path("value").findValuesAsString("url"))
                .containsExactly("Affiliations", "Customers", "DownloadSessions");
        assertThat(DOOR.get("/Commerce/").text("@odata.context")).endsWith("/Commerce/$metadata");
    }

    /// A client that is made from the metadata finds in an answer what it expects, and nothing else:
    /// all that means something here, and of the rest what somebody gave.
    @Test
    void anAnswerHasTheMembersTheMetadataNamesAndNoOther() {
        JsonNode types = DOOR.get("/Commerce/$metadata?$format=json").body().path("Commerce");
        JsonNode created = DOOR.post("/Commerce/Customers", """
                        {"FirstName": "Anna", "Email": "anna@example.lv", "Addresses": [{"City": "Rīga"}]}""").body();

        Set<String> ofCustomers = structural(types.path("Customer"));
        assertThat(plain(created)).isSubsetOf(ofCustomers).contains("Phone", "SyncStatus", "ExtensionProperties");
        ofCustomers.removeAll(KeptFields.OF_CUSTOMERS.names());
        assertThat(plain(created)).containsAll(ofCustomers);
        assertThat(plain(created.path("Addresses").get(0)))
                .isSubsetOf(structural(types.path("Address")))
                .contains("AddressId", "FullAddress");
        assertThat(plain(created.path("Contacts").get(0))).isSubsetOf(structural(types.path("ContactInformation")));
        assertThat(plain(created.path("SyncStatus"))).isEqualTo(structural(types.path("SyncStatus")));
        JsonNode fields =
                DOOR.post("/Commerce/Customers/GetCustomerSearchFields", "{}").body();
        assertThat(plain(fields.path("value").get(0))).isEqualTo(structural(types.path("CustomerSearchField")));
        JsonNode hits = DOOR.post("/Commerce/Customers/Search", "{\"customerSearchCriteria\": {\"Keyword\": \"Anna\"}}")
                .body();
        assertThat(plain(hits.path("value").get(0))).isEqualTo(structural(types.path("GlobalCustomer")));
    }

    /// O01
    @Test
    void metadataHasCustomerAndAddressWithTheOriginalsFields() {
        JsonNode types = DOOR.get("/Commerce/$metadata?$format=json").body().path("Commerce");

        assertThat(types.path("Customer").propertyNames()).contains(words("""
                AccountNumber RecordId CreatedDateTime Name FirstName MiddleName LastName PersonNameId TitleRecordId CustomerTypeValue
                PartyNumber DirectoryPartyRecordId CustomerGroup CurrencyCode Language Phone PhoneExt PhoneRecordId Cellphone Email
                EmailRecordId Url UrlRecordId ReceiptSettings ReceiptEmail IdentificationNumber OrganizationId VatNumber
                TaxExemptNumber TaxOffice CNPJCPFNumber InvoiceAccount CreditLimit CreditRating MandatoryCreditLimit Balance Blocked
                BlockedType ChargeGroup PriceGroup LineDiscountGroup MultilineDiscountGroup TotalDiscountGroup TaxGroup SalesTaxGroup
                IsCustomerTaxInclusive UseOrderNumberReference UsePurchaseRequest NonChargeableAccount Tag
                RetailCustomerTableRecordId OfflineImage Images IsAsyncCustomer CustomerAffiliations Addresses Attributes AddressBooks
                ExtensionProperties OptOutPersonalization OptOutWebActivityTracking AllowOnAccount Contacts"""));
        assertThat(types.path("Address").propertyNames()).contains(words("""
                RecordId Name FullAddress Street StreetNumber BuildingCompliment DistrictName City County CountyName State StateName
                ZipCode Postbox TwoLetterISORegionName ThreeLetterISORegionName AddressTypeValue IsPrimary IsPrivate Deactivate
                AttentionTo Phone PhoneExt Email EmailContent Url TaxGroup SortOrder PartyNumber LogisticsLocationId
                LogisticsLocationRecordId LogisticsLocationRoleRecordId LogisticsLocationExtRecordId DirectoryPartyLocationRecordId
                DirectoryPartyLocationRoleRecordId DirectoryPartyTableRecordId ExpireRecordId PhoneRecordId EmailRecordId
                UrlRecordId PhoneLogisticsLocationId EmailLogisticsLocationId UrlLogisticsLocationId RoleCount
                PhoneLogisticsLocationRecordId EmailLogisticsLocationRecordId UrlLogisticsLocationRecordId IsAsyncAddress
                ExtensionProperties"""));
        assertThat(types.path("CommercePropertyValue").propertyNames())
                .contains(words(
                        "BooleanValue ByteValue DateTimeOffsetValue DecimalValue IntegerValue LongValue StringValue"));
    }

    private static String[] words(String text) {
        return text.strip().split("\\s+");
    }

    @Test
    void everyActionIsNamedWithWhatItIsOf() {
        JsonNode names = DOOR.get("/Commerce/$metadata?$format=json").body().path("Commerce");

        assertThat(actions())
                .contains("FindDuplicates", "Search", "Cancel", "Close")
                .allSatisfy(action -> {
                    JsonNode described = names.path(action).path(0);
                    assertThat(described.path("$Kind").asString("")).as(action).isEqualTo("Action");
                    JsonNode on = described.path("$Parameter").get(0).path("$Type");
                    assertThat(names.has(on.asString().replace("Commerce.", "")))
                            .as(action)
                            .isTrue();
                });
        assertThat(names.path("Customer").has("NewCustomerPartyNumber")).isTrue();
    }

    /// What is posted below a set or one of its entities and is no list to add to. What nobody keeps
    /// here answers so, and is not offered.
    private static Set<String> actions() {
        var controllers = new ClassPathScanningCandidateComponentProvider(false);
        controllers.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        Set<String> posted = new HashSet<>();
        Set<String> lists = new HashSet<>(
                Set.of("GetCustomerBalance", "GetOrderShipmentsHistory", "PostNonTransactionalActivityLoyaltyPoints"));
        for (var found : controllers.findCandidateComponents("org.tillbridge.channel.api")) {
            Class<?> controller = ClassUtils.resolveClassName(found.getBeanClassName(), null);
            String root = controller.getAnnotation(RequestMapping.class).value()[0];
            for (Method method : controller.getDeclaredMethods()) {
                PostMapping post = method.getAnnotation(PostMapping.class);
                GetMapping get = method.getAnnotation(GetMapping.class);
                Stream.of(post == null ? new String[0] : post.value())
                        .forEach(path -> last(root + path).ifPresent(posted::add));
                Stream.of(get == null ? new String[0] : get.value())
                        .forEach(path -> last(root + path).ifPresent(lists::add));
            }
        }
        posted.removeAll(lists);
        return posted;
    }

    private static Optional<String> last(String path) {
        var matcher = Pattern.compile("/Commerce/\\w+(?:/\\{\\w+}|\\('\\{\\w+}'\\))?/(?:Commerce\\.)?([A-Z]\\w+)")
                .matcher(path);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /// The commands of the page, as they stand there; only the door is this one's.
    @Test
    void commandsOfTheHowToDoWhatItSays(@TempDir Path folder) throws IOException, InterruptedException {
        Path curl = Path.of("/usr/bin/curl");
        assumeTrue(Files.isExecutable(curl), "there is no curl here to run the commands with");
        String page = SourceTree.textOf(
                SourceTree.here().root().resolve("docs/how-to/use-the-stores-api-from-your-software.md"));
        String commands = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining("\n"))
                .replaceFirst("DOOR=\\S+", "DOOR=http://127.0.0.1:" + DOOR.port() + "/Commerce");

        Process shell = new ProcessBuilder("sh", "-eux", "-c", commands)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(shell.waitFor()).as(printed).isZero();
    }

    private static Set<String> plain(JsonNode answer) {
        Set<String> names = new HashSet<>(answer.propertyNames());
        names.removeIf(name -> name.contains("@"));
        return names;
    }

    private static Set<String> structural(JsonNode type) {
        Set<String> names = new HashSet<>(type.propertyNames());
        names.removeIf(name -> name.startsWith("$")
                || "NavigationProperty".equals(type.path(name).path("$Kind").stringValue("")));
        return names;
    }
}
