/* What the fake remembers: the draft with its undo log, what is published, environments, preferences. */
import type { Draft, DriftNotice, EntityChange, EntityKind, Environment, Preferences, RuleSetDocument, StoreStatus, VerifyReport } from "../ipc/bindings";
import { fakeDocument } from "./fake-document";
import { PRODUCTS } from "./fake-products";
import type { FakeShopper } from "./fake-shoppers";

export class FakeState {
  open = true;
  shoppers: FakeShopper[] = [];
  document: RuleSetDocument = fakeDocument();
  published: RuleSetDocument = { ...fakeDocument(), rules: fakeDocument().rules.filter((rule) => rule.id !== "parka-week") };
  version = 7;
  past: { label: string; document: RuleSetDocument }[] = [];
  future: { label: string; document: RuleSetDocument }[] = [];
  environments: Environment[] = [
    { name: "staging", url: null, hasToken: false, watch: null },
    { name: "production", url: null, hasToken: false, watch: null },
  ];
  verified = new Map<string, VerifyReport>();
  drifts: DriftNotice[] = [];
  revision = 41;
  verifiedAt = new Date(Date.now() - 120_000).toISOString();
  preferences: Preferences = { theme: "system", author: "Ida Holm", webPictures: true, textPercent: 100, menuBar: false };

  draft(): Draft {
    return { version: this.version, document: this.document, findings: [], changed: this.changed() };
  }

  changed(): { kind: EntityKind; id: string }[] {
    const lists = [
      ["rule", this.document.rules, this.published.rules],
      ["segment", this.document.segments, this.published.segments],
      ["collection", this.document.collections, this.published.collections],
      ["formula", this.document.formulas, this.published.formulas],
    ] as const;
    return lists.flatMap(([kind, mine, theirs]) => {
      const ids = new Set([...mine, ...theirs].map((each) => each.id));
      const text = (list: readonly { id: string }[], id: string) => JSON.stringify(list.find((each) => each.id === id));
      return [...ids].filter((id) => text(mine, id) !== text(theirs, id)).map((id) => ({ kind, id }));
    });
  }

  edit(label: string, changes: EntityChange[]): Draft {
    this.past.push({ label, document: this.document });
    this.future = [];
    this.document = this.with(changes);
    this.version += 1;
    return this.draft();
  }

  with(changes: EntityChange[]): RuleSetDocument {
    let next = this.document;
    for (const change of changes) next = apply(next, change);
    return next;
  }

  take(direction: "undo" | "redo"): { draft: Draft; label: string } | null {
    const [from, to] = direction === "undo" ? [this.past, this.future] : [this.future, this.past];
    const entry = from.pop();
    if (!entry) return null;
    to.push({ label: entry.label, document: this.document });
    this.document = entry.document;
    this.version += 1;
    return { draft: this.draft(), label: entry.label };
  }

  status(): StoreStatus | null {
    if (!this.open) return null;
    return {
      path: "/home/ida/.local/share/endcap/demo.endcap",
      isDemo: true,
      facts: this.document.store,
      currencyDigits: 2,
      products: PRODUCTS.length,
      generation: "g1",
      draftVersion: this.version,
      undo: this.past.at(-1)?.label ?? null,
      redo: this.future.at(-1)?.label ?? null,
      changes: this.changed().length,
      against: this.environments.map(({ name }) => ({ environment: name, revision: this.revision, changes: this.changed().length })),
      entities: this.document.rules.length + this.document.segments.length + this.document.collections.length + this.document.formulas.length,
      findings: 0,
      localGateway: "http://127.0.0.1:7700",
    };
  }
}

function put<T extends { id: string }>(list: T[], entity: T, index: number | null): T[] {
  const at = list.findIndex((each) => each.id === entity.id);
  if (index === null) return at < 0 ? [...list, entity] : list.with(at, entity);
  const rest = list.filter((each) => each.id !== entity.id);
  return rest.toSpliced(index, 0, entity);
}

function apply(document: RuleSetDocument, change: EntityChange): RuleSetDocument {
  switch (change.op) {
    case "putRule":
      return { ...document, rules: put(document.rules, change.rule, change.index) };
    case "putSegment":
      return { ...document, segments: put(document.segments, change.segment, change.index) };
    case "putCollection":
      return { ...document, collections: put(document.collections, change.collection, change.index) };
    case "putFormula":
      return { ...document, formulas: put(document.formulas, change.formula, change.index) };
    case "remove": {
      const without = <T extends { id: string }>(list: T[]) => list.filter((each) => each.id !== change.id);
      if (change.entity === "rule") return { ...document, rules: without(document.rules) };
      if (change.entity === "segment") return { ...document, segments: without(document.segments) };
      if (change.entity === "collection") return { ...document, collections: without(document.collections) };
      return { ...document, formulas: without(document.formulas) };
    }
  }
}
