/* Which segments match the same shoppers: of those who match the row, how many also match the column. */
import { EVERYONE } from "../../components/entity-id";
import { counted, percent } from "../../components/format";
import type { SegmentSizes } from "../../ipc/bindings";
import { overlapInsight, overlapShare } from "./sizes";

/** So much of the accent at the most: the figure stays readable on it. */
const DEEPEST = 46;

interface OverlapTableProps {
  sizes: SegmentSizes;
  chosen: string | null;
  nameOf: (id: string) => string;
}

export function OverlapTable({ sizes, chosen, nameOf }: OverlapTableProps) {
  const own = sizes.segments.filter((each) => each.segment !== EVERYONE).map((each) => ({ id: each.segment, name: nameOf(each.segment) }));
  if (own.length < 2) return null;
  const insight = overlapInsight(sizes, chosen, nameOf);
  return (
    <section aria-label="Overlap">
      <h2 className="h">
        Overlap <span className="t12 t3">of those who match the row, % who also match the column</span>
      </h2>
      {/* Many segments are wider than the side: the arrows move what is in view. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="overlap" role="region" aria-label="Overlap of the segments" tabIndex={0}>
        <table data-testid="overlap">
          <caption className="visually-hidden">Of those who match the row, the share who also match the column</caption>
          <thead>
            <tr>
              <td />
              {own.map(({ id, name }, index) => (
                <th key={id} scope="col" className={id === chosen ? "own" : undefined} title={name}>
                  {index + 1}
                  <span className="visually-hidden"> {name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {own.map(({ id, name }, row) => (
              <tr key={id}>
                <th scope="row" className={id === chosen ? "own" : undefined} title={name}>
                  <span className="name">
                    <span className="t3">{row + 1}</span>
                    <span className="el">{name}</span>
                  </span>
                </th>
                {own.map((column, at) => (
                  <Cell key={column.id} sizes={sizes} row={row} column={at} names={[name, column.name]} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {insight && <p className="t12 t2 overlap-words">{insight}</p>}
    </section>
  );
}

function Cell({ sizes, row, column, names: [who, also] }: { sizes: SegmentSizes; row: number; column: number; names: [string, string] }) {
  if (row === column)
    return (
      <td className="same">
        <span aria-hidden="true">·</span>
        <span className="visually-hidden">the same segment</span>
      </td>
    );
  const share = overlapShare(sizes, row, column);
  if (share === null)
    return (
      <td title={`No shopper matches ${who}`}>
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">nobody matches {who}</span>
      </td>
    );
  const depth = Math.round((share * DEEPEST) / 10_000);
  return (
    <td style={{ background: `color-mix(in srgb, var(--accent) ${depth}%, var(--bg-app))` }} title={`${counted(sizes.overlap[row]?.[column] ?? 0, "shopper")} who match ${who} also match ${also}`}>
      {share > 0 && share < 50 ? `<${percent(100, 0)}` : percent(share, 0)}
    </td>
  );
}
