/* Plots as sharp as the text around them. WebKit enlarges a page as a whole and leaves `devicePixelRatio`, by which uPlot draws, as it is: a canvas would be stretched. */
import type uPlot from "uplot";

/** Chromium, where it is the web view, counts the enlargement in `devicePixelRatio`. */
const isCounted = () => /\bChrome\//.test(navigator.userAgent);

/** Gives the canvas a pixel for each of the screen; all that is placed and measured stays in the plot's own units. */
export function sharpened(textPercent: number): uPlot.Plugin {
  const drawnBy = (size: number) => Math.round(size * devicePixelRatio);
  const wanted = (size: number) => Math.round((size * devicePixelRatio * (isCounted() ? 100 : textPercent)) / 100);
  const drawClear = ({ ctx, width, height }: uPlot) => {
    const { canvas } = ctx;
    const [wide, high] = [wanted(width), wanted(height)];
    // What was drawn on at this size already keeps its scale.
    if (canvas.width === wide && canvas.height === high) return;
    canvas.width = wide;
    canvas.height = high;
    ctx.setTransform(wide / drawnBy(width), 0, 0, high / drawnBy(height), 0, 0);
  };
  return { hooks: { drawClear } };
}
