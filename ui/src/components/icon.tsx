/* The icons: a 24 grid, round caps. Their stroke grows heavier as the size shrinks (see base.css). */
import type { ReactNode } from "react";

const shapes = {
  "pages": <><rect x="3" y="3" width="18" height="18" rx="2.5" /><path d="M3 9h18M9 9v12M15 9v12" /></>,
  "segments": <><circle cx="9" cy="8" r="3.5" /><path d="M2.5 20c.4-3.6 3-5.5 6.5-5.5s6.1 1.9 6.5 5.5" /><path d="M15.5 4.8a3.5 3.5 0 0 1 0 6.4M18 15c2 .7 3.2 2.3 3.5 5" /></>,
  "rules": <><path d="M4 6h9M19 6h1M4 12h2M12 12h8M4 18h9M19 18h1" /><circle cx="16" cy="6" r="2.2" /><circle cx="9" cy="12" r="2.2" /><circle cx="16" cy="18" r="2.2" /></>,
  "catalog": <><path d="M12 2.8 20.5 7v10L12 21.2 3.5 17V7z" /><path d="M3.5 7 12 11.5 20.5 7M12 11.5v9.7M7.7 4.9l8.6 4.4" /></>,
  "health": <path d="M3 12.500h4l2.500-7 4.500 13 2.500-6H21" />,
  "publish": <><path d="M12 15.5V3.5M7 8l5-4.5L17 8" /><path d="M4 14v4.5A2.5 2.5 0 0 0 6.5 21h11a2.5 2.5 0 0 0 2.5-2.5V14" /></>,
  "settings": <><circle cx="12" cy="12" r="3" /><path d="M12 2.5v3M12 18.5v3M2.5 12h3M18.5 12h3M5.3 5.3l2.1 2.1M16.6 16.6l2.1 2.1M18.7 5.3l-2.1 2.1M7.4 16.6l-2.1 2.1" /></>,
  "chevron-down": <path d="m6 9 6 6 6-6" />,
  "chevron-right": <path d="m9 6 6 6-6 6" />,
  "search": <><circle cx="11" cy="11" r="6.5" /><path d="m20 20-4.3-4.3" /></>,
  "undo": <><path d="M8.5 5 4 9.5 8.5 14" /><path d="M4 9.5h10a6 6 0 0 1 0 12h-2.5" transform="translate(0 -1.5)" /></>,
  "redo": <><path d="M15.5 5 20 9.5 15.5 14" /><path d="M20 8H10a6 6 0 0 0 0 12h2.5" transform="translate(0 1.5)" /></>,
  "shield-check": <><path d="M12 2.8 20 6v6c0 4.6-3.3 7.8-8 9.2C7.3 19.8 4 16.6 4 12V6z" /><path d="m8.5 11.8 2.5 2.5 4.5-4.8" /></>,
  "shield": <path d="M12 2.8 20 6v6c0 4.6-3.3 7.8-8 9.2C7.3 19.8 4 16.6 4 12V6z" />,
  "check": <path d="m4.5 12.5 5 5 10-11" />,
  "file": <><path d="M6 3h8l5 5v13H6z" /><path d="M14 3v5h5M9 13h7M9 17h5" /></>,
  "warning": <><path d="M12 3.5 2.5 20h19z" /><path d="M12 10v4.5M12 17.3v.2" /></>,
  "arrow-right": <path d="M4 12h16M13.5 5.5 20 12l-6.5 6.5" />,
  "arrow-left": <path d="M20 12H4M10.5 5.5 4 12l6.5 6.5" />,
  "close": <path d="M6 6l12 12M18 6 6 18" />,
  "lock": <><rect x="5" y="10.5" width="14" height="10" rx="2" /><path d="M8 10.5V7.5a4 4 0 0 1 8 0v3" /></>,
  "tag": <><path d="M12.5 3.5H20.5v8L11.5 20.5l-8-8z" /><circle cx="16.3" cy="7.7" r="1.2" /></>,
  "placement": <><rect x="3.5" y="4.5" width="17" height="15" rx="2" /><path d="M7 8.5h10v4H7z" /></>,
  "compare": <><rect x="3.5" y="4" width="17" height="16" rx="2" /><path d="M9.2 4v16M14.8 4v16" /></>,
  "grid": <path d="M4 4h6.5v6.5H4zM13.5 4H20v6.5h-6.5zM4 13.5h6.5V20H4zM13.5 13.5H20V20h-6.5z" />,
  "plus": <path d="M12 5v14M5 12h14" />,
  "clock": <><circle cx="12" cy="12" r="8.5" /><path d="M12 7v5l3.5 2" /></>,
  "stock": <path d="M3.5 8h17v11.5h-17zM3.5 8l2-4h13l2 4M9.5 12h5" />,
  "up": <path d="M12 20V4M5.5 10.5 12 4l6.5 6.5" />,
  "down": <path d="M12 4v16M5.5 13.5 12 20l6.5-6.5" />,
  "more": <path d="M5 12h.01M12 12h.01M19 12h.01" strokeWidth="3" />,
  "pin": <><path d="M8.5 3.5h7l-.8 6.2 3.3 3.6v1.7H6v-1.7l3.3-3.6z" /><path d="M12 15v6" /></>,
  "boost": <path d="m6 12 6-6 6 6M6 19l6-6 6 6" />,
  "bury": <path d="m6 5 6 6 6-6M6 12l6 6 6-6" />,
  "hide": <path d="M4 4l16 16M9.9 5.2A9.6 9.6 0 0 1 12 5c5 0 8.5 4.3 9.5 7a12 12 0 0 1-2.7 3.9M6.3 6.8A12.3 12.3 0 0 0 2.5 12c1 2.7 4.5 7 9.5 7 1.5 0 2.9-.4 4.1-1" />,
  "show": <><path d="M2.5 12c1-2.7 4.5-7 9.5-7s8.5 4.3 9.5 7c-1 2.7-4.5 7-9.5 7s-8.5-4.3-9.5-7z" /><circle cx="12" cy="12" r="3" /></>,
  "sold-out": <><circle cx="12" cy="12" r="8.5" /><path d="M6 18 18 6" /></>,
  "idea": <path d="M9 17.5h6M10 21h4M8.2 14.5A6.3 6.3 0 1 1 15.8 14.5c-.5.6-.8 1.2-.8 3H9c0-1.8-.3-2.4-.8-3z" />,
  "history": <path d="M4 12a8 8 0 1 0 2.6-5.9L4 8.5M4 4v4.5h4.5M12 8v4.5l3 1.8" />,
  "trash": <path d="M4.5 6.5h15M9.5 6.5V4h5v2.5M6.5 6.5 7.5 20.5h9l1-14" />,
  "merge": <><circle cx="6" cy="5.5" r="2.3" /><circle cx="6" cy="18.5" r="2.3" /><circle cx="18" cy="14" r="2.3" /><path d="M6 7.8v8.4M6 8c0 4 4 6 9.7 6" /></>,
  "calendar": <><rect x="3.5" y="5" width="17" height="15.5" rx="2" /><path d="M3.5 10h17M8 3v4M16 3v4" /></>,
  "grip": <path d="M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01" strokeWidth="2.6" />,
  "person": <><circle cx="12" cy="8" r="4" /><path d="M4.5 20.5c.8-4 3.7-6 7.5-6s6.7 2 7.5 6" /></>,
  "refresh": <><path d="M20 5v5h-5M4 19v-5h5" /><path d="M19.3 10A8 8 0 0 0 5.4 7.5M4.7 14a8 8 0 0 0 13.9 2.5" /></>,
  "plug": <path d="M9 3v5M15 3v5M6 8h12v3a6 6 0 0 1-12 0zM12 17v4" />,
  "star": <path d="m12 3.5 2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9L3.5 9.7l5.9-.8z" fill="currentColor" />,
  "globe": <><circle cx="12" cy="12" r="8.5" /><path d="M3.5 12h17M12 3.5c2.5 2.3 3.7 5.1 3.7 8.5s-1.2 6.2-3.7 8.5c-2.5-2.3-3.7-5.1-3.7-8.5S9.5 5.8 12 3.5z" /></>,
  "edit": <path d="M4 20h4L19.5 8.5l-4-4L4 16zM13.5 6.5l4 4" />,
  "copy": <><rect x="8" y="8" width="12" height="12" rx="2" /><path d="M16 8V6a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v8a2 2 0 0 0 2 2h2" /></>,
  "top": <path d="M5 4h14M12 21V8M6.5 13.5 12 8l5.5 5.5" />,
  "bottom": <path d="M5 20h14M12 3v13M6.5 10.5 12 16l5.5-5.5" />,
  "only": <path d="M4 5h16l-6 7.5V19l-4-2v-4.5z" />,
  "score": <path d="M4 20h16M7 20v-6M12 20V9M17 20V4" />,
  "formula": <path d="M17 5H8l5 7-5 7h9" />,
  "margin": <><path d="M6 18 18 6" /><circle cx="7.5" cy="7.5" r="2.5" /><circle cx="16.5" cy="16.5" r="2.5" /></>,
  "spread": <path d="M4 6h5M4 12h5M4 18h5M15 6h5M15 12h5M15 18h5M12 4v16" />,
  "folder": <path d="M3.5 6.5h6l2 2.5h9v10h-17z" />,
  "external": <path d="M13.5 4.5h6v6M19.5 4.5 11 13M17 14v5.5H4.5V7H10" />,
  "sun": <><circle cx="12" cy="12" r="4" /><path d="M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4" /></>,
  "moon": <path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z" />,
  "info": <><circle cx="12" cy="12" r="8.5" /><path d="M12 11v5.5M12 7.7v.2" /></>,
  "play": <path d="M8 5v14l11-7z" fill="currentColor" />,
  "pause": <path d="M9 5.5v13M15 5.5v13" strokeWidth="2.8" />,
  "plots": <><path d="M4 4v16h16" /><path d="M8 15.5v-3M12 15.5V8M16 15.5v-5" /></>,
  "return": <path d="M19.5 5v7a3 3 0 0 1-3 3H5M9.5 10.5 5 15l4.5 4.5" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof shapes;

export interface IconProps {
  name: IconName;
  /** s 12 px, m 14 px, (none) 16 px, l 20 px */
  size?: "s" | "m" | "l";
  className?: string;
}

export function Icon({ name, size, className }: IconProps) {
  const classes = ["ic", size, className].filter(Boolean).join(" ");
  return (
    <svg className={classes} viewBox="0 0 24 24" aria-hidden="true">
      {shapes[name]}
    </svg>
  );
}
