/* Views that are not what the preview shows: which page, for whom, at which position. */
import { useState } from "react";
import type { Difference } from "../../ipc/bindings";
import { pageParts, count } from "../../components/format";
import { Button } from "../../components/button";

const FIRST = 12;

export function Differences({ differences }: { differences: readonly Difference[] }) {
  const [all, setAll] = useState(false);
  if (differences.length === 0) return null;
  const shown = all ? differences : differences.slice(0, FIRST);
  return (
    <div className="df">
      <table data-testid="differences">
        <thead><tr><th scope="col">Page</th><th scope="col">Segment</th><th scope="col" className="right">Position</th><th scope="col">Preview</th><th scope="col">Live</th></tr></thead>
        <tbody>
          {shown.map((difference) => (
            <tr key={`${difference.page} ${difference.segment} ${difference.at} ${difference.position}`} title={difference.words}>
              <td>{pageWords(difference.page)}</td>
              <td>{difference.segment}</td>
              <td className="right">{difference.position}</td>
              <td className={difference.preview === null ? "t3" : undefined}>{difference.preview ?? "nothing"}</td>
              <td className={difference.live === null ? "t3" : "c-soldout"}>{difference.live ?? "nothing"}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {differences.length > FIRST && !all && <Button kind="quiet" size="small" onPress={() => setAll(true)}>Show all {count(differences.length)}</Button>}
    </div>
  );
}

export function pageWords(page: string): string {
  const { kind, path } = pageParts(page);
  const name = path.join(" › ");
  if (kind === "search") return `Search “${name}”`;
  if (kind === "collection") return `Collection ${name}`;
  return kind === "placement" ? `Placement ${name}` : name;
}
