/* What must be put right before publishing, and what is worth a look. Each leads to its rule. */
import { useState, type ReactNode } from "react";
import type { EntityKind } from "../../ipc/bindings";
import { Badge } from "../../components/badge";
import { Button } from "../../components/button";
import { counted, sentence } from "../../components/format";
import { Icon } from "../../components/icon";
import { placeOf } from "./review-words";

interface ChecksProps {
  findings: readonly { pointer: string; reason: string; entity: EntityKind | null; id: string | null; name: string | null }[];
  warnings: readonly { rule: string; name: string; text: string }[];
}

/** Further warnings open on request, so that the button stays in sight. */
const WARNINGS_SHOWN = 3;

export function Checks({ findings, warnings }: ChecksProps) {
  const [all, setAll] = useState(false);
  const further = warnings.length - WARNINGS_SHOWN;
  return (
    <section aria-label="Checks" data-testid="checks">
      <div className="row g2 ck-head">
        <h2 className="h">Checks</h2>
        {findings.length > 0 && <Badge kind="soldout" icon="close">{counted(findings.length, "error")}</Badge>}
        {warnings.length > 0 && <Badge kind="low" icon="warning">{counted(warnings.length, "warning")}</Badge>}
        {findings.length === 0 && warnings.length === 0 && <Badge kind="ok" icon="check">passed</Badge>}
      </div>
      <ul className="card ck">
        {findings.map((finding) => (
          <Check key={`${finding.pointer} ${finding.reason}`} tone="stop" title={finding.name ?? "The rule set"}
            link={finding.entity === null || finding.id === null ? null : { href: placeOf(finding.entity, finding.id), words: `Edit the ${finding.entity}` }}>
            {sentence(finding.reason)}{finding.entity === null && <span className="t3"> {finding.pointer}</span>}
          </Check>
        ))}
        {(all || further <= 1 ? warnings : warnings.slice(0, WARNINGS_SHOWN)).map((warning) => (
          <Check key={`${warning.rule} ${warning.text}`} tone="low" title={warning.name} link={{ href: placeOf("rule", warning.rule), words: "Show the rule" }}>{sentence(warning.text)}</Check>
        ))}
        {!all && further > 1 && <li className="ck-more"><Button kind="quiet" size="small" onPress={() => setAll(true)}>Show {further} further warnings</Button></li>}
        {findings.length === 0 && <Check tone="ok" title={null} link={null}>Rules, segments, schedules and points: in order</Check>}
      </ul>
    </section>
  );
}

const LOOK = { stop: { icon: "close", colour: "c-soldout" }, low: { icon: "warning", colour: "c-low" }, ok: { icon: "check", colour: "c-ok" } } as const;

function Check({ tone, title, link, children }: { tone: keyof typeof LOOK; title: string | null; link: { href: string; words: string } | null; children: ReactNode }) {
  return (
    <li>
      <span className={LOOK[tone].colour}><Icon name={LOOK[tone].icon} /></span>
      <div>
        {title !== null && <b className="md">{title}</b>}
        <p>{children}</p>
        {link !== null && <a className="link" href={`#${link.href}`}>{link.words}</a>}
      </div>
    </li>
  );
}
