// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { actTrouble, byId, readAct } from "./act-words";
import { type Entry, groupsFor, indexed } from "./entries";
import { recentIds, remember } from "./recent";

describe("what is spoken of doing", () => {
  it.each([
    ["pin SKU-12 at 3", [{ kind: "pin", subject: "SKU-12", number: 3 }]],
    ["Pin SKU-12 to 3", [{ kind: "pin", subject: "SKU-12", number: 3 }]],
    ["pin kvist rain  jacket @3", [{ kind: "pin", subject: "kvist rain jacket", number: 3 }]],
    ["hide SKU-12", [{ kind: "hide", subject: "SKU-12", number: null }]],
    // A tent for two is no place.
    ["hide Dome Tent 2", [{ kind: "hide", subject: "Dome Tent 2", number: null }]],
    ["boost SKU-12 20", [{ kind: "boost", subject: "SKU-12", number: 20 }, { kind: "boost", subject: "SKU-12 20", number: null }]],
    ["bury SKU-12 by 15", [{ kind: "bury", subject: "SKU-12", number: 15 }]],
    ["pin SKU-12", [{ kind: "pin", subject: "SKU-12", number: null }]],
    ["pin SKU-12 at", [{ kind: "pin", subject: "SKU-12", number: null }]],
    ["pin “Kvist Rain Jacket” at position 3", [{ kind: "pin", subject: "Kvist Rain Jacket", number: 3 }]],
    ["boost 'SKU 12' by 20 points", [{ kind: "boost", subject: "SKU 12", number: 20 }]],
    ["boost SKU-12 by 20 %", [{ kind: "boost", subject: "SKU-12", number: Number.NaN }]],
    ["pin SKU-12 at 3 for snow fans", [{ kind: "pin", subject: "SKU-12", number: 3, shoppers: "snow" }]],
    ["hide SKU-12 for Snow", [{ kind: "hide", subject: "SKU-12", number: null, shoppers: "snow" }]],
    // Nobody is called so: it is the product's name.
    ["hide Cover for tents", [{ kind: "hide", subject: "Cover for tents", number: null }]],
    ["pins", []],
    ["jacket", []],
  ])("reads “%s”", (typed, readings) => expect(readAct(typed, [{ id: "snow", name: "Snow fans" }])).toEqual(readings));

  it.each([
    ["pin SKU-12 at 0", true, "Positions are 1 to 1,000."],
    ["pin SKU-12 at 99999", true, "Positions are 1 to 1,000."],
    ["boost SKU-12 by 20 %", true, "A boost is told in points, not in per cent: from 1 to 100,000."],
    ["pin NO-SUCH at 3", false, "No product is called “NO-SUCH”. Try fewer letters, or its id."],
  ])("says of “%s” why nothing comes of it", (typed, isFound, words) => expect(readAct(typed).map((reading) => actTrouble(reading, isFound))).toEqual([words]));

  it("puts the product whose id it is first", () => {
    expect(byId([{ id: "SKU-120" }, { id: "SKU-12" }], "sku-12").map((row) => row.id)).toEqual(["SKU-12", "SKU-120"]);
  });
});

const entry = (id: string, group: string, name: string, words = ""): Entry => ({ id, group, name, words, icon: "pages", run: () => undefined });
const all = indexed([
  entry("do:undo", "Do", "Undo: Pin Café Jacket"),
  entry("screen:pages", "Go to", "Pages"),
  entry("page:j", "Pages", "Clothing › Jackets", "Jackets category:Clothing > Jackets"),
  entry("page:c", "Pages", "Camping"),
  entry("rule:j", "Rules", "Jackets first"),
]);
const names = (typed: string, recent: string[] = []) => groupsFor(all, typed, recent, new Set(["Do", "Go to"])).map((group) => [group.name, ...group.entries.map((each) => each.id)]);

describe("what fits", () => {
  it("offers what was used last, then what can be done, each once", () => {
    expect(names("", ["rule:j", "gone", "do:undo"])).toEqual([["Recent", "rule:j", "do:undo"], ["Go to", "screen:pages"]]);
  });
  it("puts the group with the better fit first", () => {
    expect(names("jackets")).toEqual([["Rules", "rule:j"], ["Pages", "page:j"]]);
    expect(names("clothing")).toEqual([["Pages", "page:j"]]);
  });
  it("needs every word and no accent", () => {
    expect(names("cafe undo")).toEqual([["Do", "do:undo"]]);
    expect(names("cafe tent")).toEqual([]);
  });
  it("puts what was used last before what fits as well", () => {
    const two = indexed([entry("a", "Pages", "Boots men"), entry("b", "Pages", "Boots women")]);
    expect(groupsFor(two, "boots", ["b"], new Set())[0]?.entries.map((each) => each.id)).toEqual(["b", "a"]);
  });
});

describe("recent things", () => {
  it("are of one store, the last first and each once", () => {
    for (const id of ["a", "b", "a"]) remember("/one", id);
    expect(recentIds("/one")).toEqual(["a", "b"]);
    expect(recentIds("/two")).toEqual([]);
  });
});
