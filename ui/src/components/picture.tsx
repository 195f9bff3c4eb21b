/* A product's picture on its mat. Missing or broken: a drawn placeholder of the same size. */
import { useState } from "react";
import { shownFrom, useWebPictures } from "../ipc/web-pictures";

interface PictureProps {
  src: string | null;
  /** px, width and height */
  size: number;
  padding?: number;
  /** sold out: without colour */
  gone?: boolean;
  className?: string;
}

export function Picture({ src, size, padding = 3, gone = false, className }: PictureProps) {
  const [broken, setBroken] = useState<string | null>(null);
  const allowed = useWebPictures();
  const from = src === null || broken === src ? null : shownFrom(src, allowed);
  const classes = ["pic", gone && "gone", className].filter(Boolean).join(" ");
  const style = { width: size, height: size, padding };
  if (from === null) {
    return (
      <svg className={classes} style={style} viewBox="0 0 48 48" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinejoin="round" strokeLinecap="round">
        <path d="M24 8 39 15.500v17L24 40 9 32.500v-17z" opacity=".75" />
        <path d="M9 15.500 24 23l15-7.500M24 23v17M16.500 11.750l15 7.500" opacity=".55" />
      </svg>
    );
  }
  // Decoding off the main thread keeps a scroll through many pictures smooth.
  return (
    <img className={classes} style={style} src={from} alt="" loading="lazy" decoding="async" draggable={false} onError={() => setBroken(src)} />
  );
}
