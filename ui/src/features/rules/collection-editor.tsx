/* One collection: its name, the conditions of its products, and a look at them. */
import { useMemo } from "react";
import { navigate, routeHref } from "../../app/routes";
import { ConditionBuilder, SelectedProducts } from "../../components/conditions/condition-builder";
import { blocking, problemsOf } from "../../components/conditions/problems";
import { useRested, useSubjectFields } from "../../components/conditions/use-fields";
import { TextField } from "../../components/fields";
import { counted } from "../../components/format";
import { KeepForm } from "../../components/keep-form";
import { findingsOf, reasonAt, within } from "../../components/pointers";
import { rulesNaming } from "../../components/removal";
import { useEntityForm } from "../../components/use-entity-form";
import type { Collection, Draft, EntityChange } from "../../ipc/bindings";
import { collectionOf, draftOf } from "./collection-draft";
import { hrefIn, useDuplicate } from "./entity-acts";
import { EntityTools } from "./entity-tools";
import { NamingRules } from "./naming-rules";
import { Selected } from "./rule-side";

const put = (collection: Collection, index: number | null): EntityChange => ({ op: "putCollection", collection, index });

export function CollectionEditor({ draft, collection }: { draft: Draft; collection: Collection | null }) {
  const fields = useSubjectFields("product");
  const base = useMemo(() => draftOf(collection), [collection]);
  const { collections } = draft.document;
  const form = useEntityForm({ kind: "collection", entity: collection, base, entityOf: collectionOf, putOf: (entity) => put(entity, null), all: collections, hrefOf: hrefIn("collection") });
  const duplicate = useDuplicate("collection", collections, put);
  const { shown, next, id } = form;
  const findings = collection && !form.touched ? findingsOf(draft.findings, draft.document, "collection", collection.id) : [];
  const unfinished = blocking(problemsOf(shown.products, fields));
  const nameless = shown.name.trim() === "" ? "Give the collection a name." : null;
  const blocked = nameless ?? form.idProblem ?? (unfinished.length > 0 ? `${counted(unfinished.length, "condition")} to finish.` : null);
  const predicate = useRested(next?.products ?? null, 200);
  return (
    <div className="beside">
      <KeepForm label={collection ? `Collection ${collection.name}` : "A fresh collection"} dirty={form.dirty} blocked={blocked} saving={form.saving} onKeep={form.keep} onCancel={form.cancel} keep={collection ? "Keep" : "Add collection"} testId="collection">
        <div className="entity-title">
          <TextField label="Name of the collection" labelHidden value={shown.name} onChange={(name) => form.change({ name })} placeholder="Name of the collection" autoFocus={collection === null} problem={form.touched ? nameless : reasonAt(findings, "/name")} testId="collection-name" />
          {collection && (
            <EntityTools
              draft={draft}
              kind="collection"
              id={collection.id}
              name={collection.name}
              onDuplicate={() => void duplicate(collection)}
              entries={[{ id: "page", name: "Open its page", icon: "pages", onAction: () => navigate(routeHref("pages", { page: `collection:${collection.id}` })) }]}
            />
          )}
        </div>
        <p className="entity-place">{collection ? `id ${collection.id}` : "Not in the draft yet."}</p>
        {!collection && (
          <div className="entity-id">
            <TextField label="Id, as the shop asks for it" value={id} onChange={(typed) => form.change({ id: typed })} problem={form.touched ? form.idProblem : null} width={260} testId="collection-id" />
          </div>
        )}
        <ConditionBuilder label={`Products of ${shown.name || "the collection"}`} subject="product" tree={shown.products} onChange={(products) => form.change({ products })} findings={within(findings, "/products")} testId="conditions" />
        <div className="entity-words">
          <SelectedProducts tree={shown.products} />
        </div>
      </KeepForm>
      <aside className="beside-end" aria-label="Products and rules of the collection">
        <div className="rule-side">
          {predicate && <Selected predicate={predicate} title="Products in it" />}
          {collection && <NamingRules rules={rulesNaming(draft.document, "collection", collection.id)} none="No rule names its page." />}
        </div>
      </aside>
    </div>
  );
}
