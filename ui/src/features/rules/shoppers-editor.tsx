/* For whom a rule applies: all shoppers, or the segments that are ticked. Everyone is the rest. */
import { useState } from "react";
import { Checkbox, Segmented } from "../../components/choices";
import { EVERYONE } from "../../components/entity-id";
import { reasonAt } from "../../components/pointers";
import type { Finding, Segment } from "../../ipc/bindings";

interface ShoppersEditorProps {
  value: string[];
  onChange: (segments: string[]) => void;
  segments: Segment[];
  findings: Finding[];
}

export function ShoppersEditor({ value, onChange, segments, findings }: ShoppersEditorProps) {
  const [naming, setNaming] = useState(value.length > 0);
  const some = naming || value.length > 0;
  const all = [...segments.map(({ id, name }) => ({ id, name })), { id: EVERYONE, name: "Everyone" }];
  const missing = value.filter((id) => !all.some((segment) => segment.id === id));
  const problem = reasonAt(findings, "/segments");
  const toggle = (id: string, on: boolean) => {
    const wanted = on ? [...value, id] : value.filter((other) => other !== id);
    const order = [...all.map((segment) => segment.id), ...missing];
    onChange(order.filter((other) => wanted.includes(other)));
  };
  return (
    <div className="col g2" data-testid="rule-shoppers">
      <div>
        <Segmented
          label="Shoppers"
          choices={[
            { id: "all", name: "All shoppers" },
            { id: "some", name: "Some segments" },
          ]}
          value={some ? "some" : "all"}
          onChange={(next) => {
            setNaming(next === "some");
            if (next === "all") onChange([]);
          }}
        />
      </div>
      {some && (
        <div className="ticks" role="group" aria-label="Segments">
          {all.map(({ id, name }) => (
            <Checkbox key={id} isSelected={value.includes(id)} onChange={(on) => toggle(id, on)} testId={`rule-segment-${id}`}>
              <span>
                {name}
                {id === EVERYONE && <span className="t12 t3"> whoever no segment matches</span>}
              </span>
            </Checkbox>
          ))}
          {missing.map((id) => (
            <Checkbox key={id} isSelected onChange={() => toggle(id, false)}>
              <span className="c-soldout">{id}, which no longer exists</span>
            </Checkbox>
          ))}
        </div>
      )}
      {some && value.length === 0 && <p className="t12 t2">None ticked yet: as long as that is so, the rule is for all shoppers.</p>}
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
