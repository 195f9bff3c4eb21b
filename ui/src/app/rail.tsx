/* The places of the window. */
import { Icon, type IconName } from "../components/icon";
import { ailingWords } from "./health-watch";
import { routeHref, type Section, useRoute } from "./routes";

const PLACES: readonly { section: Section; name: string; icon: IconName }[] = [
  { section: "pages", name: "Pages", icon: "pages" },
  { section: "segments", name: "Segments", icon: "segments" },
  { section: "rules", name: "Rules", icon: "rules" },
  { section: "catalog", name: "Catalog", icon: "catalog" },
  { section: "health", name: "Health", icon: "health" },
  { section: "publish", name: "Publish", icon: "publish" },
];

function Mark() {
  return (
    <svg width="26" height="26" viewBox="0 0 26 26" fill="none" aria-hidden="true">
      <rect x="3" y="3" width="20" height="20" rx="5" fill="var(--text)" />
      <path d="M7 11.500h12M7 17.500h12" stroke="var(--bg-app)" strokeWidth="1.8" strokeLinecap="round" />
      <rect x="8" y="7" width="4" height="4.500" rx="1" fill="var(--bg-app)" />
      <rect x="13.500" y="13" width="4" height="4.500" rx="1" fill="var(--bg-app)" />
    </svg>
  );
}

export function Rail({ changes, ailing }: { changes: number; ailing: number }) {
  const { section } = useRoute();
  const words: Partial<Record<Section, string>> = {
    ...(ailing > 0 ? { health: ailingWords(ailing) } : {}),
    ...(changes > 0 ? { publish: "the draft differs from what is published" } : {}),
  };
  const link = (place: (typeof PLACES)[number]) => (
    <a
      key={place.section}
      href={routeHref(place.section)}
      aria-current={section === place.section ? "page" : undefined}
      title={words[place.section]}
      data-testid={`rail-${place.section}`}
    >
      <Icon name={place.icon} size="l" />
      {place.name}
      {place.section === "health" && ailing > 0 && (
        <span className="count" aria-hidden="true" data-testid="health-badge">
          {ailing > 99 ? "99+" : ailing}
        </span>
      )}
      {place.section === "publish" && changes > 0 && <span className="n" />}
      {words[place.section] && <span className="visually-hidden">, {words[place.section]}</span>}
    </a>
  );
  return (
    <nav className="rail" aria-label="Main">
      <div className="mark">
        <Mark />
      </div>
      {PLACES.map(link)}
      <span className="sp" />
      {link({ section: "settings", name: "Settings", icon: "settings" })}
    </nav>
  );
}
