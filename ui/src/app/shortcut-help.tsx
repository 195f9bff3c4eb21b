/* All shortcuts, by where they work. Opened by `?`. */
import { Dialog } from "../components/overlays";
import { keyCaps, PLACES, SHORTCUTS, type Shortcut, type ShortcutPlace } from "./shortcuts";

function Group({ place }: { place: ShortcutPlace }) {
  const own: readonly Shortcut[] = SHORTCUTS.filter((shortcut) => shortcut.where === place);
  return (
    <section className="keys-group" aria-label={place}>
      <h3 className="cap">{place}</h3>
      <dl>
        {own.map((shortcut) => (
          <div key={shortcut.id}>
            <dt>{shortcut.words}</dt>
            <dd>
              {shortcut.keys.map((key) => (
                <kbd key={key}>{keyCaps(key)}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export function ShortcutHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Dialog title="Shortcuts" isOpen={isOpen} onClose={onClose} wide toRead>
      <div className="keys" data-testid="shortcut-help">
        {PLACES.map((place) => (
          <Group key={place} place={place} />
        ))}
      </div>
    </Dialog>
  );
}
