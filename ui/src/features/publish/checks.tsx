/* What must be put right before publishing, and what is worth a look. Each leads to its rule. */
import { useState, type ReactNode } from "react";
import type { EntityKind, HealthFinding } from "../../ipc/bindings";
import { ailingOf, ailingWords } from "../../app/health-watch";
import { routeHref } from "../../app/routes";
import { Badge } from "../../components/badge";
import { Button } from "../../components/button";
import { counted, sentence } from "../../components/format";
import { Icon } from "../../components/icon";
import { useDraft } from "../../ipc/queries";
import { placeOf } from "./review-words";

export interface ChecksProps {
  findings: readonly { pointer: string; reason: string; entity: EntityKind | null; id: string | null; name: string | null }[];
  /** What Health finds: the same rules, told the same way; null until it was looked at. */
  health: readonly HealthFinding[] | null;
}

/** Further warnings open on request, so that the button stays in sight. */
const WARNINGS_SHOWN = 3;

export function Checks({ findings, health }: ChecksProps) {
  const [all, setAll] = useState(false);
  const warnings = health ?? [];
  const ailing = ailingOf(warnings);
  const further = warnings.length - WARNINGS_SHOWN;
  const hasRules = useDraft().data?.document.rules.length !== 0;
  return (
    <section aria-label="Checks" data-testid="checks">
      <div className="row g2 ck-head">
        <h2 className="h">Checks</h2>
        <CheckBadges findings={findings} health={health} />
        <span className="sp" />
        {ailing > 0 && <a className="link" href={routeHref("health")} data-testid="to-health">Repair in Health</a>}
      </div>
      <ul className="card ck">
        {findings.map((finding) => (
          <Check key={`${finding.pointer} ${finding.reason}`} tone="stop" title={finding.name ?? "The rule set"}
            href={finding.entity === null || finding.id === null ? null : placeOf(finding.entity, finding.id)}>
            {sentence(finding.reason)}{finding.entity === null && <span className="t3"> {finding.pointer}</span>}
          </Check>
        ))}
        {(all || further <= 1 ? warnings : warnings.slice(0, WARNINGS_SHOWN)).map((warning) => (
          <Check key={`${warning.rule} ${warning.kind} ${warning.others.join(" ")}`} tone="low" title={warning.name} href={placeOf("rule", warning.rule)}>{warning.sentence}</Check>
        ))}
        {!all && further > 1 && <li className="ck-more"><Button kind="quiet" size="small" onPress={() => setAll(true)}>Show {further} further warnings</Button></li>}
        {findings.length === 0 && <Check tone="ok" title={null} href={null}>{soundWords(health === null ? null : ailing, hasRules)}</Check>}
      </ul>
    </section>
  );
}

/** How many errors, how many rules to look at; that all is well where it is known. */
export function CheckBadges({ findings, health }: ChecksProps) {
  const ailing = ailingOf(health ?? []);
  return (
    <>
      {findings.length > 0 && <Badge kind="soldout" icon="close">{counted(findings.length, "error")}</Badge>}
      {ailing > 0 && <Badge kind="low" icon="warning">{ailingWords(ailing)}</Badge>}
      {findings.length === 0 && health !== null && ailing === 0 && <Badge kind="ok" icon="check">passed</Badge>}
    </>
  );
}

/** What can be said where nothing keeps the draft from being published. */
function soundWords(ailing: number | null, hasRules: boolean): string {
  if (!hasRules) return "No errors. There are no rules yet: each page has the order of the first formula.";
  if (ailing === null) return "No errors. Looking at what each rule does…";
  return ailing === 0 ? "No errors, and every rule does what it says." : "No errors: it can be published as it is.";
}

const LOOK = { stop: { icon: "close", colour: "c-soldout" }, low: { icon: "warning", colour: "c-low" }, ok: { icon: "check", colour: "c-ok" } } as const;

/** `href`: to what the title names, where it can be put right. */
function Check({ tone, title, href, children }: { tone: keyof typeof LOOK; title: string | null; href: string | null; children: ReactNode }) {
  return (
    <li>
      <span className={LOOK[tone].colour}><Icon name={LOOK[tone].icon} /></span>
      <div>
        {title !== null && <b>{href === null ? title : <a className="link" href={`#${href}`}>{title}</a>}</b>}
        <p>{children}</p>
      </div>
    </li>
  );
}
