/* Health: pins and rules that do nothing, or not what they say; each with a repair that is one click and one undo. */
import { useEdit } from "../../app/edits";
import { ailingOf, useRestedHealth } from "../../app/health-watch";
import { Hints } from "../../app/hints";
import { pageWords } from "../../app/place-words";
import { routeHref } from "../../app/routes";
import { hintOf } from "../../app/shortcuts";
import { ActionMark } from "../../components/action-mark";
import { Button, IconButton } from "../../components/button";
import { count, counted } from "../../components/format";
import { Menu } from "../../components/overlays";
import { EmptyState, ErrorState, Skeleton } from "../../components/states";
import type { Health, HealthFinding, RuleSetDocument, StoreStatus } from "../../ipc/bindings";
import { useDraft, useStatus } from "../../ipc/queries";
import { type HealthGroup, groupsOf, repairAll } from "./health-words";
import "./health.css";

function Finding({ finding, document }: { finding: HealthFinding; document: RuleSetDocument }) {
  const edit = useEdit();
  const rule = document.rules.find((each) => each.id === finding.rule);
  const [first, ...rest] = finding.repairs;
  return (
    <li className="ailing" data-testid={`ailing-${finding.rule}`}>
      {rule && <ActionMark type={rule.action.type} />}
      <div className="words">
        <a className="md el" href={routeHref("rules", {}, "rule", finding.rule)}>{finding.name}</a>
        <p className="t12 t2">
          {finding.sentence}
          {finding.page && (
            <>
              {" "}
              <a className="link" href={routeHref("pages", { page: finding.page, segment: finding.segment })}>Show {pageWords(finding.page, document)}</a>
            </>
          )}
        </p>
      </div>
      {first && (
        <Button size="small" onPress={() => void edit(first.label, first.changes)} data-testid={`repair-${finding.rule}`} aria-label={`${first.name}: ${finding.name}`}>
          {first.name}
        </Button>
      )}
      {rest.length > 0 && (
        <Menu
          label={`Other repairs of ${finding.name}`}
          trigger={<IconButton icon="more" size="small" label={`Other repairs of ${finding.name}`} />}
          entries={rest.map((repair, index) => ({ id: String(index), name: repair.name, onAction: () => void edit(repair.label, repair.changes) }))}
        />
      )}
    </li>
  );
}

function Group({ group, document }: { group: HealthGroup; document: RuleSetDocument }) {
  const edit = useEdit();
  const all = repairAll(group);
  return (
    <section className="ailings" aria-label={group.title} data-testid={`health-${group.kind}`}>
      <header>
        <div className="sp">
          <h2 className="h">
            {group.title} <span className="t3">{count(group.findings.length)}</span>
          </h2>
          <p className="t12 t3">{group.about}</p>
        </div>
        {group.together && group.findings.length > 1 && (
          <Button size="small" onPress={() => void edit(all.label, all.changes)} data-testid={`repair-all-${group.kind}`}>
            Repair all {count(group.findings.length)}
          </Button>
        )}
      </header>
      <ul>
        {group.findings.map((finding) => (
          <Finding key={`${finding.rule} ${finding.others.join(" ")}`} finding={finding} document={document} />
        ))}
      </ul>
    </section>
  );
}

function words({ findings, rules }: Health): string {
  const ailing = ailingOf(findings);
  return ailing === 0 ? `${counted(rules, "rule")} switched on` : `${ailing} of ${counted(rules, "rule")} ${ailing === 1 ? "needs" : "need"} a look`;
}

const REPAIR_HINTS: readonly (readonly [string[], string])[] = [[["Tab"], "next repair"], [["↵"], "repair"]];

function AllWell({ rules }: { rules: number }) {
  if (rules === 0)
    return (
      <EmptyState icon="health" title="No rule yet" centred>
        Pins and rules that do nothing, or not what they say, stand here with their repairs.
      </EmptyState>
    );
  return (
    <EmptyState icon="check" title="Every rule does what it says" centred>
      No pin is of a product that is missing, hidden or sold out, no two pins want one place, and no rule is over, empty or undone by another.
    </EmptyState>
  );
}

function Loaded({ status, document }: { status: StoreStatus; document: RuleSetDocument }) {
  const health = useRestedHealth(status);
  if (health.isError) return <ErrorState title="The rules could not be looked at" failure={health.error} onRetry={() => void health.refetch()} />;
  if (!health.data) return <Skeleton lines={6} />;
  const groups = groupsOf(health.data.findings);
  return (
    <main className="health" data-testid="health-screen" data-version={health.data.draftVersion}>
      <header className="row g2 health-head">
        <h1 className="h-page">Health</h1>
        <span className="t12 t3" aria-live="polite" data-testid="health-words">{words(health.data)}</span>
      </header>
      <div className="health-body">
        {groups.length === 0 ? (
          <AllWell rules={document.rules.length} />
        ) : (
          <div className="ailing-groups">
            {groups.map((group) => (
              <Group key={group.kind} group={group} document={document} />
            ))}
          </div>
        )}
      </div>
      <Hints keys={[...(groups.length === 0 ? [] : REPAIR_HINTS), [[hintOf("undo")], "undo"]]} />
    </main>
  );
}

export function HealthScreen() {
  const status = useStatus();
  const draft = useDraft();
  if (draft.isError) return <ErrorState title="The draft could not be read" failure={draft.error} onRetry={() => void draft.refetch()} />;
  if (!status.data || !draft.data) return <Skeleton />;
  return <Loaded status={status.data} document={draft.data.document} />;
}
