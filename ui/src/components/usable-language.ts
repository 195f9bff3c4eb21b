/* A system without a language (LANG=C) gives the window one that no formatter knows, and uPlot asks for a formatter of it
   when it is loaded: import this before. Own figures are written by format.ts. */

export function isUsable(language: string): boolean {
  try {
    return new Intl.NumberFormat(language).format(1) !== "";
  } catch {
    return false;
  }
}

if (!isUsable(navigator.language)) Object.defineProperty(navigator, "language", { value: "en-GB", configurable: true });
