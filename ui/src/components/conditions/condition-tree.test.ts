import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Predicate, Scalar } from "../../ipc/bindings";
import type { FieldNode } from "./condition-tree";
import { depthOf, keyAt, pointersOf, predicateOf, treeOf } from "./condition-tree";
import type { Subject } from "./fields";
import { Fields } from "./fields";
import { operatorKey, operatorsFor, withField, withOperator } from "./operators";
import { predicateWords } from "./predicate-words";
import { blocking, problemsOf } from "./problems";
import { addTo, findNode, freshCondition, freshProducts, removeNode, setJoin, simplifyNot, toggleNot, wrapInGroup } from "./tree-edits";
import { isNumeric } from "./value-units";

const euro = { currency: "EUR", digits: 2 };
const integer = fc.maxSafeInteger();
const day = fc.date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true }).map((d) => d.toISOString().slice(0, 10));
const level = fc.string({ minLength: 1 }).filter((text) => text.trim() === text && !text.includes(" > ") && text !== "");
const path = fc.array(level, { minLength: 1, maxLength: 4 }).map((levels) => levels.join(" > "));
const bounds = (value: fc.Arbitrary<number | string>) =>
  fc.record({ gt: value, gte: value, lt: value, lte: value }, { requiredKeys: [] }).filter((b) => Object.keys(b).length > 0);

/** Every valid condition on one field, as the contract's section 2 has it. */
function condition(subject: Subject): fc.Arbitrary<Predicate> {
  const prefix = subject === "product" ? "attr." : "trait.";
  const scalar = fc.oneof<fc.Arbitrary<Scalar>[]>(fc.string(), integer, fc.boolean());
  // What an attribute or trait may be compared with although it never holds.
  const odd = fc.oneof(fc.constant(null), fc.constant(1.5), fc.constant(1e300), fc.constant([1, "a"]), fc.constant({ a: 1 }), scalar) as fc.Arbitrary<Scalar>;
  const open = fc.string({ minLength: 1, maxLength: 20 }).map((name) => prefix + name);
  const of = (test: (type: string) => boolean) =>
    fc.constantFrom(...new Fields(subject).list.filter((field) => test(field.type)).map((field) => field.name));
  const valued = (field: fc.Arbitrary<string>, value: fc.Arbitrary<Scalar>) => [
    fc.record({ field, is: value }),
    fc.record({ field, in: fc.array(value, { maxLength: 5 }) }),
  ];
  const compared = (field: fc.Arbitrary<string>, value: fc.Arbitrary<number | string>) =>
    fc.tuple(field, bounds(value)).map(([name, b]) => ({ field: name, ...b }));
  const numbers = of((type) => isNumeric(type as "integer"));
  const paths = of((type) => type === "paths");
  const dates = subject === "product" ? [fc.constant("launched")] : [];
  return fc.oneof<fc.Arbitrary<Predicate>[]>(
    ...valued(of((type) => type === "text" || type === "list"), fc.string()),
    ...valued(numbers, integer),
    ...valued(paths, fc.oneof(path, fc.string())),
    ...valued(open, scalar),
    ...valued(open, odd),
    fc.record({ field: open, under: odd }) as fc.Arbitrary<Predicate>,
    compared(open, odd as fc.Arbitrary<number | string>),
    ...(subject === "product" ? [fc.record({ field: open, within_days: odd }) as fc.Arbitrary<Predicate>] : []),
    ...dates.flatMap((field) => valued(field, day)),
    ...dates.map((field) => compared(field, day)),
    ...dates.map((field) => fc.record({ field, within_days: fc.integer({ min: 1, max: 9999 }) })),
    compared(numbers, integer),
    compared(open, fc.oneof(integer, fc.string())),
    fc.record({ field: paths, under: path }),
    fc.record({ field: fc.oneof(numbers, paths, open), known: fc.boolean() }),
    ...(subject === "product" ? [fc.record({ products: fc.array(fc.string(), { maxLength: 4 }) })] : []),
  );
}

function predicate(subject: Subject): fc.Arbitrary<Predicate> {
  const leaf = condition(subject);
  return fc.letrec<{ any: Predicate }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      leaf,
      fc.record({ all: fc.array(tie("any"), { maxLength: 3 }) }),
      fc.record({ any: fc.array(tie("any"), { maxLength: 3 }) }),
      fc.record({ not: tie("any") }),
    ),
  })).any;
}

describe.each<Subject>(["product", "shopper"])("predicates of a %s", (subject) => {
  const fields = new Fields(subject);

  it("become a tree and come back unchanged, with nothing that stops them from being kept", () => {
    fc.assert(
      fc.property(predicate(subject), (before) => {
        const tree = treeOf(before);
        expect(predicateOf(tree)).toEqual(before);
        expect(blocking(problemsOf(tree, fields))).toEqual([]);
        expect(predicateWords(before, { fields, money: euro })).not.toBe("");
      }),
      { numRuns: 500 },
    );
  });

  it("offer the operator they have, and choosing it again changes nothing", () => {
    fc.assert(
      fc.property(condition(subject), fc.boolean(), (before, negated) => {
        const node = treeOf(negated ? { not: before } : before).root.items[0];
        if (node?.kind !== "field") return;
        const type = fields.get(node.field).type;
        const key = operatorKey(node);
        expect(operatorsFor(fields.get(node.field), node).map((operator) => operator.id)).toContain(key);
        const same = { ...withOperator(node, key, type), test: node.test };
        expect(predicateOf({ root: { key: "r", not: 0, kind: "group", join: "all", items: [same] }, bare: true })).toEqual(
          negated ? { not: before } : before,
        );
      }),
    );
  });

  it("give every node the pointer under which a finding would name it", () => {
    fc.assert(
      fc.property(predicate(subject), (before) => {
        const tree = treeOf(before);
        for (const { key, pointer } of pointersOf(tree)) {
          const at = pointer.split("/").slice(1).reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], before);
          expect(at).toBeDefined();
          expect(keyAt(tree, pointer)).toBe(key);
        }
      }),
    );
  });
});

describe("edits of a tree", () => {
  const fields = new Fields("product");
  const brand: Predicate = { field: "brand", is: "Halden" };

  it("make a group of a bare condition as soon as a second one joins it", () => {
    const tree = treeOf(brand);
    expect(tree.bare).toBe(true);
    const two = addTo(tree, tree.root.key, freshProducts(["A"]));
    expect(predicateOf(two)).toEqual({ all: [brand, { products: ["A"] }] });
    expect(predicateOf(setJoin(tree, tree.root.key, "any"))).toEqual({ any: [brand] });
  });

  it("wrap a condition, turn it round, and take double turns away", () => {
    const tree = treeOf({ all: [brand, { not: { not: brand } }] });
    const [first, second] = tree.root.items;
    expect(predicateOf(wrapInGroup(tree, first?.key ?? "", "any"))).toEqual({ all: [{ any: [brand] }, { not: { not: brand } }] });
    expect(predicateOf(toggleNot(tree, first?.key ?? ""))).toEqual({ all: [{ not: brand }, { not: { not: brand } }] });
    expect(predicateOf(toggleNot(tree, tree.root.key))).toEqual({ not: { all: [brand, { not: { not: brand } }] } });
    expect(predicateOf(simplifyNot(tree, second?.key ?? ""))).toEqual({ all: [brand, brand] });
  });

  it("remove deep nodes and leave the others as they are", () => {
    const tree = treeOf({ all: [brand, { any: [brand, { products: ["A"] }] }] });
    const group = tree.root.items[1];
    if (group?.kind !== "group") throw new Error("expected a group");
    const after = removeNode(tree, group.items[1]?.key ?? "");
    expect(predicateOf(after)).toEqual({ all: [brand, { any: [brand] }] });
    expect(findNode(after, tree.root.items[0]?.key ?? "")).toBe(tree.root.items[0]);
  });

  it("hold back a predicate while a value is missing, and say what is missing", () => {
    const tree = addTo(treeOf({ all: [] }), "", freshCondition(fields.get("price")));
    expect(predicateOf(tree)).toEqual({ all: [] });
    const begun = treeOf({ all: [] });
    const node = freshCondition(fields.get("price"));
    const incomplete = addTo(begun, begun.root.key, node);
    expect(predicateOf(incomplete)).toBeNull();
    expect(problemsOf(incomplete, fields)).toEqual([{ key: node.key, reason: "Enter a number.", missing: true }]);
  });

  it("count depth as the contract does", () => {
    let deep: Predicate = brand;
    for (let i = 0; i < 31; i += 1) deep = { not: deep };
    expect(problemsOf(treeOf(deep), fields)).toEqual([]);
    expect(problemsOf(treeOf({ not: deep }), fields)).toHaveLength(1);
    expect(depthOf(treeOf({ all: [brand] }).root)).toBe(2);
  });

  it("carry a value over to the next operator where it fits", () => {
    const node = treeOf({ field: "stock", gte: 5 }).root.items[0] as FieldNode;
    expect(withOperator(node, "lt", "integer").test).toEqual({ op: "compare", bounds: [{ op: "lt", value: 5 }] });
    expect(withOperator(node, "not:in", "integer")).toMatchObject({ not: 1, test: { op: "in", values: [5] } });
    expect(withField(node, fields.get("categories")).test).toEqual({ op: "under", path: null });
  });
});

describe("words", () => {
  const wording = { fields: new Fields("product"), money: euro };
  it.each<[Predicate, string]>([
    [{ field: "discount_bp", gte: 2000 }, "discount at least 20\u00a0%"],
    [{ not: { field: "brand", is: "Halden" } }, "brand is not Halden"],
    [{ all: [{ field: "price", gt: 1250, lte: 8000 }, { any: [{ field: "tags", in: ["a", "b"] }, { field: "stock", lt: 5 }] }] },
      "price more than €12.50 and at most €80 and (tags include one of a, b or stock less than 5\u00a0pcs)"],
    [{ not: { any: [{ field: "cost", known: true }, { products: ["A"] }] } }, "not (cost is known or A)"],
    [{ field: "categories", under: "Clothing > Jackets" }, "categories are under Clothing › Jackets"],
    [{ field: "launched", within_days: 30 }, "launched in the last 30 days"],
    [{ all: [] }, "every product"],
    [{ any: [] }, "nothing"],
  ])("of %j", (predicate, words) => {
    expect(predicateWords(predicate, wording)).toBe(words);
  });
});
