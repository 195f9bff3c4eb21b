import { describe, expect, it } from "vitest";
import { fieldsIn, NOBODY, shopperOf, startingTraitValue, valueOf, withField } from "./made-up-shopper";
import { draftOf, freshDraft, placeWords, segmentOf } from "./segment-draft";

describe("a segment as it is edited", () => {
  it("comes back unchanged", () => {
    const segment = { id: "vip", name: "VIP", when: { field: "lifetime_value", gte: 100000 } };
    expect(segmentOf(draftOf(segment))).toEqual(segment);
    expect(segmentOf(freshDraft())).toEqual({ id: "", name: "", when: { all: [] } });
  });
  it("says its place", () => {
    expect(placeWords(2, 6)).toBe("third of 6");
    expect(placeWords(11, 20)).toBe("12th of 20");
  });
});

describe("a made-up shopper", () => {
  it("holds only what is filled in", () => {
    let shopper = withField(NOBODY, "orders", 3);
    shopper = withField(shopper, "bought_brands", ["Halden"]);
    shopper = withField(shopper, "device", "phone");
    shopper = withField(withField(shopper, "device", null), "bought_brands", []);
    expect(shopperOf(shopper)).toEqual({ orders: 3 });
  });
  it("is looked at by the fields that a condition names", () => {
    const when = { all: [{ field: "orders", gte: 1 }, { not: { any: [{ field: "trait.tier", is: "Gold" }, { field: "orders", known: true }] } }] };
    expect(fieldsIn(when)).toEqual(["orders", "trait.tier"]);
    const shopper = { fields: { orders: 3 }, traits: [{ name: "tier", type: "text" as const, value: "Gold" }] };
    expect(["orders", "trait.tier", "visits", "trait.x"].map((field) => valueOf(shopper, field))).toEqual([3, "Gold", null, null]);
  });
  it("keeps the type of each trait, and leaves out those without a name or value", () => {
    const traits = [
      { name: "tier", type: "text" as const, value: "Gold" },
      { name: "size", type: "number" as const, value: 42 },
      { name: "club", type: "yesno" as const, value: startingTraitValue("yesno") },
      { name: "likes", type: "list" as const, value: ["red"] },
      { name: "", type: "text" as const, value: "x" },
      { name: "empty", type: "number" as const, value: startingTraitValue("number") },
    ];
    expect(shopperOf({ fields: {}, traits })).toEqual({ traits: { tier: "Gold", size: 42, club: true, likes: ["red"] } });
  });
});
