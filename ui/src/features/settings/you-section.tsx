/* Who publishes, and how the window looks. */
import { useState } from "react";
import { percent } from "../../components/format";
import type { Preferences } from "../../ipc/bindings";
import { usePreferencesChange } from "../../ipc/mutations";
import { usePreferences } from "../../ipc/queries";
import { Segmented, Switch } from "../../components/choices";
import { TextField } from "../../components/fields";
import { hintOf, isMac } from "../../app/shortcuts";
import { TEXT_SIZES } from "../../app/text-size";
import { Section } from "./section";

export function YouSection() {
  const preferences = usePreferences().data;
  return (
    <Section title="You" words="Your name stands in the history of what you publish." testId="settings-you">
      {preferences !== undefined && <Fields preferences={preferences} />}
    </Section>
  );
}

function Fields({ preferences }: { preferences: Preferences }) {
  const change = usePreferencesChange();
  const [author, setAuthor] = useState(preferences.author);
  /** A name that is still being typed is kept along with any other change. */
  const set = (changed: Partial<Preferences>) => change.mutate({ ...preferences, author: author.trim(), ...changed });
  const keep = () => {
    if (author.trim() !== preferences.author) set({});
  };
  return (
    <div className="set-row">
      <TextField label="Your name" value={author} onChange={setAuthor} onBlur={keep} onKeyDown={(event) => { if (event.key === "Enter") keep(); }} width={260} placeholder="As colleagues know you" testId="author" />
      <div className="field">
        <span className="label" aria-hidden="true">Appearance</span>
        <Segmented<Preferences["theme"]> label="Appearance" value={preferences.theme} onChange={(theme) => set({ theme })}
          choices={[{ id: "system", name: "As the system" }, { id: "light", name: "Light", icon: "sun" }, { id: "dark", name: "Dark", icon: "moon" }]} />
      </div>
      <div className="field">
        <span className="label" aria-hidden="true">Size of text</span>
        <Segmented<string> label="Size of text" value={String(preferences.textPercent)} onChange={(percent) => set({ textPercent: Number(percent) })}
          choices={TEXT_SIZES.map((size) => ({ id: String(size), name: percent(size * 100, 0) }))} />
      </div>
      {!isMac() && (
        <div className="field">
          <span className="label">Menu bar</span>
          <Switch isSelected={preferences.menuBar} onChange={(menuBar) => set({ menuBar })} testId="menu-bar">Above the window, also by {hintOf("menuBar")}</Switch>
        </div>
      )}
      <div className="field">
        <span className="label">Products’ pictures</span>
        <Switch isSelected={preferences.webPictures} onChange={(webPictures) => set({ webPictures })} testId="web-pictures">From the web, by Endcap, kept on this computer</Switch>
      </div>
    </div>
  );
}
