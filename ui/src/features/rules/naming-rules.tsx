/* Which rules name a formula or a collection. */
import { routeHref } from "../../app/routes";
import type { Rule } from "../../ipc/bindings";

export function NamingRules({ rules, none }: { rules: Rule[]; none: string }) {
  return (
    <section aria-label="Rules that name it">
      <h2 className="h">Rules that name it</h2>
      {rules.length === 0 && <p className="t12 t3">{none}</p>}
      <ul>
        {rules.map((rule) => (
          <li key={rule.id}>
            <a className="link md" href={routeHref("rules", {}, "rule", rule.id)}>
              {rule.name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
