/* Which segment is a shopper in? One of the file by its id, or a made-up one. */
import { useState } from "react";
import { Button } from "../../components/button";
import { useMoney, useSubjectFields } from "../../components/conditions/use-fields";
import { TextField } from "../../components/fields";
import { Icon } from "../../components/icon";
import type { FoundShopper, Segment } from "../../ipc/bindings";
import { useShopperFind } from "../../ipc/queries";
import { factOf, factWords } from "./facts";
import { ShopperTest, Verdict } from "./shopper-test";

export function ShopperLookup({ segments }: { segments: Segment[] }) {
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState<string | null>(null);
  const [makesUp, setMakesUp] = useState(false);
  const found = useShopperFind(asked);
  return (
    <>
      <section aria-label="Which segment is a shopper in?" className="who">
        <h2 className="h">Which segment is a shopper in?</h2>
        <form
          className="lookup"
          onSubmit={(event) => {
            event.preventDefault();
            setAsked(typed.trim() === "" ? null : typed.trim());
          }}
        >
          <TextField label="Id of the shopper" labelHidden icon="person" value={typed} onChange={setTyped} placeholder="Id, as in the file" end={<kbd aria-hidden="true">↵</kbd>} testId="shopper-find" />
          <Button type="submit" data-testid="shopper-find-go">
            Look up
          </Button>
        </form>
        <div aria-live="polite">
          {found.isError && <p className="problem">{found.error.message}</p>}
          {asked !== null && found.data === null && <p className="t12 t2">No shopper of the file has the id “{asked}”.</p>}
          {found.data && <Found shopper={found.data} segments={segments} />}
        </div>
      </section>
      <section className="who" aria-label="A made-up shopper">
        <button type="button" className="disclose" aria-expanded={makesUp} onClick={() => setMakesUp(!makesUp)} data-testid="shopper-make-up">
          <Icon name={makesUp ? "chevron-down" : "chevron-right"} size="s" />
          Or make one up
        </button>
        {makesUp && <ShopperTest segments={segments} labelHidden />}
      </section>
    </>
  );
}

function Found({ shopper, segments }: { shopper: FoundShopper; segments: Segment[] }) {
  const fields = useSubjectFields("shopper");
  const money = useMoney();
  const words = (name: string) => factWords(factOf(shopper.facts, name), fields.get(name), money);
  return <Verdict shopper={shopper.facts} segments={segments} factWordsOf={words} />;
}
