/* Which rules name a segment; rules for all shoppers reach it as well. */
import { routeHref } from "../../app/routes";
import { Badge } from "../../components/badge";
import { counted } from "../../components/format";
import type { RuleSetDocument } from "../../ipc/bindings";
import { useRules } from "../../ipc/queries";

export function SegmentRules({ document, id, name }: { document: RuleSetDocument; id: string; name: string }) {
  const rows = useRules().data ?? [];
  const own = document.rules.filter((rule) => rule.segments?.includes(id));
  const general = document.rules.filter((rule) => (rule.segments ?? []).length === 0).length;
  return (
    <section aria-label={`Rules for ${name}`} className="seg-rules">
      <h2 className="h">Rules for {name}</h2>
      {own.length === 0 && <p className="t12 t3">No rule names this segment.</p>}
      <ul>
        {own.map((rule) => {
          const words = rows.find((row) => row.id === rule.id)?.words;
          return (
            <li key={rule.id}>
              <a href={routeHref("rules", {}, "rule", rule.id)} className="link md el">
                {rule.name}
              </a>
              {rule.enabled === false && <Badge kind="hide">off</Badge>}
              {words && <p className="t12 t3">{words.action}</p>}
            </li>
          );
        })}
      </ul>
      {general > 0 && <p className="t12 t3">{counted(general, "rule")} for all shoppers {general === 1 ? "reaches" : "reach"} this segment too.</p>}
    </section>
  );
}
