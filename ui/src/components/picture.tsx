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
  if (from === null) return <span className={`${classes} none`} style={style} aria-hidden="true" />;
  // Decoding off the main thread keeps a scroll through many pictures smooth.
  return (
    <img className={classes} style={style} src={from} alt="" loading="lazy" decoding="async" draggable={false} onError={() => setBroken(src)} />
  );
}
