/* Rows that could not be read, gathered by cause; each cause opens to its lines. */
import { useState } from "react";
import { count, counted, sentence } from "../format";
import { Icon } from "../icon";
import { groupRejects, type Reject, type RejectGroup } from "./rejects";

const SHOWN_OPEN = 100;

/** `testId` of the table. */
export function RejectsTable({ rejects, testId = "import-rejects" }: { rejects: readonly Reject[]; testId?: string }) {
  const groups = groupRejects(rejects);
  return (
    <table className="rj" data-testid={testId}>
      <thead><tr><th scope="col">Line</th><th scope="col">Column</th><th scope="col">Value</th><th scope="col">Reason</th></tr></thead>
      {groups.map((group) => <Group key={group.key} group={group} startOpen={groups.length === 1} />)}
    </table>
  );
}

function Group({ group, startOpen }: { group: RejectGroup; startOpen: boolean }) {
  const [open, setOpen] = useState(startOpen);
  const [first] = group.rows;
  if (first !== undefined && group.rows.length === 1) return <tbody><RejectLine reject={first} /></tbody>;
  return (
    <tbody>
      <tr className="gr">
        <td colSpan={4}>
          <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
            <Icon name={open ? "chevron-down" : "chevron-right"} size="s" />
            <b className="md">{sentence(group.reason)}</b>
            <span className="t3">{group.column}</span>
            <span className="smp">{group.values.map((value) => <span key={value}>{value === "" ? "empty" : value}</span>)}</span>
            <span className="sp" />
            <span className="t2">{counted(group.rows.length, "row")}</span>
          </button>
        </td>
      </tr>
      {open && group.rows.slice(0, SHOWN_OPEN).map((reject) => <RejectLine key={`${reject.line}-${reject.value}`} reject={reject} />)}
      {open && group.rows.length > SHOWN_OPEN && <tr><td colSpan={4} className="t3">and {count(group.rows.length - SHOWN_OPEN)} more; Save as CSV holds them all</td></tr>}
    </tbody>
  );
}

function RejectLine({ reject }: { reject: Reject }) {
  return (
    <tr>
      <td className="right">{count(reject.line)}</td>
      <td className="el">{reject.column === "" ? "whole row" : reject.column}</td>
      <td><span className="smp"><span title={reject.value}>{reject.value === "" ? "empty" : reject.value}</span></span></td>
      <td>{sentence(reject.reason)}</td>
    </tr>
  );
}
