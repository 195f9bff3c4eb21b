/* A comparison of an environment with the preview: the count, what both sides hold, then each reason with its products and asks. */
import type { ReactNode } from "react";
import type { VerifyReport } from "../../ipc/bindings";
import { Icon } from "../icon";
import { CauseEntry } from "./cause";
import "./verification.css";
import { headline, isEqual, sides } from "./words";

interface ReportProps {
  report: VerifyReport;
  timeZone: string;
  /** Beside the count: buttons. */
  children?: ReactNode;
}

export function VerificationReport({ report, timeZone, children }: ReportProps) {
  const equal = isEqual(report);
  return (
    <div className="vr" data-testid="verification">
      <div className="vr-head">
        <span className={equal ? "c-ok" : "c-soldout"}><Icon name={equal ? "shield-check" : "warning"} /></span>
        <div>
          <p className="vr-count">{headline(report)}</p>
          <p className="t12 t2">{sides(report)}</p>
        </div>
        {children}
      </div>
      {equal && !report.catalog.same && <p className="t12 t2 vr-note">No page that was compared shows the products in which the catalogs differ.</p>}
      {report.causes.length > 0 && (
        <ul className="vr-causes" aria-label="Reasons">
          {report.causes.map((cause, index) => (
            <CauseEntry key={`${cause.kind} ${cause.field ?? ""}`} cause={cause} isOpen={index === 0} environment={report.environment} timeZone={timeZone} at={report.at}
              asks={report.differences.filter((difference) => difference.causes.includes(index))} />
          ))}
        </ul>
      )}
    </div>
  );
}
