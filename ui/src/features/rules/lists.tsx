/* The lists of formulas, whose first is the default, and of collections. */
import { useEdit } from "../../app/edits";
import { navigate, routeHref } from "../../app/routes";
import { Badge } from "../../components/badge";
import { predicateWords } from "../../components/conditions/predicate-words";
import { useMoney, useSubjectFields } from "../../components/conditions/use-fields";
import { EntityBadges } from "../../components/entity-badges";
import { Icon } from "../../components/icon";
import { LooseEntry, OrderedList } from "../../components/ordered-list";
import { FRESH, useUnkeptKeys } from "../../components/unkept-edits";
import type { Draft } from "../../ipc/bindings";

interface ListProps {
  draft: Draft;
  chosen: string | null;
  fresh: boolean;
}

export function FormulaList({ draft, chosen, fresh }: ListProps) {
  const edit = useEdit();
  const fields = useSubjectFields("product");
  const unkept = useUnkeptKeys("formula:");
  const { formulas } = draft.document;
  return (
    <div className="side-scroll">
      <p className="t12 t2 list-note">The first formula orders every page; a rule can choose another for some pages or shoppers.</p>
      <OrderedList
        label="Formulas in order"
        entries={formulas.map((formula, index) => ({
          id: formula.id,
          name: formula.name,
          sub: formula.terms.map((term) => `${fields.get(term.field).label} × ${term.weight}`).join(", ") || "no term",
          badges: (
            <>
              {index === 0 && <Badge kind="ok">default</Badge>}
              <EntityBadges draft={draft} kind="formula" id={formula.id} unkept={unkept.has(formula.id)} />
            </>
          ),
        }))}
        chosen={fresh ? null : chosen}
        onChoose={(id) => navigate(routeHref("rules", {}, "formula", id))}
        onMove={(id, to) => {
          const formula = formulas.find((each) => each.id === id);
          navigate(routeHref("rules", {}, "formula", id), true);
          if (formula) void edit(to === 0 ? `Make ${formula.name} the default formula` : `Move formula ${formula.name} to place ${to + 1}`, [{ op: "putFormula", formula, index: to }]);
        }}
        testId="formula-list"
      />
      <Unkept what="formula" shown={fresh || unkept.has(FRESH)} chosen={fresh} />
    </div>
  );
}

export function CollectionList({ draft, chosen, fresh }: ListProps) {
  const fields = useSubjectFields("product");
  const money = useMoney();
  const unkept = useUnkeptKeys("collection:");
  return (
    <div className="side-scroll">
      <p className="t12 t2 list-note">Each collection is a page of the shop, filled by its conditions.</p>
      <OrderedList
        label="Collections"
        entries={draft.document.collections.map((collection) => ({
          id: collection.id,
          name: collection.name,
          sub: predicateWords(collection.products, { fields, money }),
          badges: <EntityBadges draft={draft} kind="collection" id={collection.id} unkept={unkept.has(collection.id)} />,
        }))}
        chosen={fresh ? null : chosen}
        onChoose={(id) => navigate(routeHref("rules", {}, "collection", id))}
        testId="collection-list"
      />
      <Unkept what="collection" shown={fresh || unkept.has(FRESH)} chosen={fresh} />
    </div>
  );
}

function Unkept({ what, shown, chosen }: { what: "formula" | "collection"; shown: boolean; chosen: boolean }) {
  if (!shown) return null;
  return <LooseEntry name={`A ${what} not kept yet`} mark={<Icon name="plus" size="s" />} isChosen={chosen} onChoose={() => navigate(routeHref("rules", { new: what }, what))} />;
}
