// A typed client that knows nothing but $metadata: creates, pages, changes and searches customers.
import assert from "node:assert/strict";
import { FetchClient } from "@odata2ts/http-client-fetch";
import { CommerceService } from "./build/commerce/CommerceService";

const door = process.argv[2];
const customers = () => new CommerceService(new FetchClient(), door).Customers();

async function create(FirstName: string, LastName: string): Promise<string> {
  const created = await customers().create({ FirstName, LastName, Tag: "typescript", CreditLimit: 10.25 });
  assert.equal(created.status, 201);
  assert.ok(created.data);
  assert.equal(created.data.Tag, "typescript");
  assert.equal(created.data.CreditLimit, 10.25);
  return created.data.AccountNumber;
}

async function pages(): Promise<string[]> {
  const found: string[] = [];
  for (let skip = 0; ; skip += 2) {
    const page = await customers().query((query, customer) =>
      query.filter(customer.FirstName.eq("Lapa")).orderBy(customer.LastName.asc()).skip(skip).top(2).count());
    assert.equal(page.data["@odata.count"], 3);
    found.push(...page.data.value.map((each) => each.Name ?? ""));
    if (page.data.value.length < 2) {
      return found;
    }
  }
}

async function main(): Promise<void> {
  const janis = await create("Jānis", "Bērziņš");
  for (const name of ["Cēdrs", "Ābele", "Bērzs"]) {
    await create("Lapa", name);
  }
  assert.deepEqual(await pages(), ["Lapa Ābele", "Lapa Bērzs", "Lapa Cēdrs"]);

  const one = new CommerceService(new FetchClient(), door).Customers(janis);
  await one.patch({ Email: "janis@example.lv" });
  assert.equal((await one.query()).data.Email, "janis@example.lv");

  const hits = await customers().Search({
    customerSearchCriteria: { Keyword: "janis@example.lv", DataLevelValue: 1, SearchOnlyCurrentCompany: null, SearchLocationValue: null },
    queryResultSettings: { Paging: { Top: 10, Skip: 0, After: null }, Sorting: null },
  });
  assert.deepEqual(hits.data.value.map((hit) => hit.FullName), ["Jānis Bērziņš"]);

  await assert.rejects(customers().create({ FirstName: "Anna", Email: "no mail" }), /must look like/);
  console.log("created, paged, changed, searched");
}

void main();
