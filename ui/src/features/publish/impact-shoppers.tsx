/* Whom a changed segment takes in and lets go: other shoppers see other pages, though no page changes. */
import { routeHref } from "../../app/routes";
import { count } from "../../components/format";
import { useSegmentShifts, useShoppers } from "../../ipc/queries";
import { shiftWords } from "./impact";

export function ImpactShoppers({ environment, revision }: { environment: string; revision: number | null }) {
  const shoppers = useShoppers().data?.count;
  const isKnown = shoppers !== undefined && shoppers > 0 && revision !== null;
  const shifts = useSegmentShifts(environment, isKnown).data;
  if (revision === null || shoppers === undefined) return null;
  if (shoppers === 0) {
    return (
      <p className="im-words">
        Who belongs to a segment changes. <a className="link" href={routeHref("segments")}>Import shoppers</a> to see how many.
      </p>
    );
  }
  if (shifts === undefined) return null;
  if (shifts.length === 0) return <p className="im-words">None of {count(shoppers)} shoppers comes to another segment.</p>;
  return (
    <table className="im-shifts" data-testid="impact-shoppers" aria-label="Shoppers by segment">
      <tbody>
        {shifts.map((shift) => (
          <tr key={shift.segment}>
            <th scope="row" className="el">{shift.name}</th>
            <td className="num t2">{count(shift.before)}</td>
            <td className="t3" aria-hidden>→</td>
            <td className="num"><b>{count(shift.after)}</b> shoppers</td>
            <td className="t2">{shiftWords(shift)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
