/* Replace or upsert, in words. */
import { Label, Radio, RadioGroup } from "react-aria-components";
import type { ImportMapping } from "../../../ipc/bindings";
import { counted } from "../../../components/format";
import { MODES } from "./import-words";

interface ModeChoiceProps {
  mode: ImportMapping["mode"];
  /** Products now in the catalog. */
  products: number;
  onChange: (mode: ImportMapping["mode"]) => void;
}

export function ModeChoice({ mode, products, onChange }: ModeChoiceProps) {
  return (
    <RadioGroup className="imp-mode" value={mode} onChange={(next) => onChange(next === "upsert" ? "upsert" : "replace")}>
      <Label className="h">What the file is</Label>
      {MODES.map(({ id, name, words }) => (
        <Radio key={id} value={id} className="imp-op" data-testid={`import-mode-${id}`}>
          <span className="rd" aria-hidden="true" />
          <span>
            <b>{name}</b>
            <span className="t12 t2">{words}</span>
          </span>
        </Radio>
      ))}
      <p className="t11 t3">{products === 0 ? "The catalog is empty now." : `The catalog holds ${counted(products, "product")} now.`} The import is one step: all of it, or nothing.</p>
    </RadioGroup>
  );
}
