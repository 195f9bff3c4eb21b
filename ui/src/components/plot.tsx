/* A plot drawn by uPlot in the window's own colours; what it shows is said in words and stands in a table beside it. */
import "./usable-language";
import { type ReactNode, useEffect, useRef, useState } from "react";
import uPlot from "uplot";
import { usePreferences } from "../ipc/queries";
import { sharpened } from "./sharp-plot";
import "uplot/dist/uPlot.min.css";
import "./plot.css";

/** Columns side by side; from here, so that uPlot is loaded in one place only. */
export const columns = uPlot.paths.bars;

export type Inks = Readonly<Record<"text" | "faint" | "line" | "accent" | "bar" | "pin" | "paper", string>> & {
  /** Who asks for more contrast tells columns apart by their shape, too: those of the page are hollow. */
  readonly isHollow: boolean;
};

export interface PlotDrawing {
  data: uPlot.AlignedData;
  /** all but size; made anew when the theme changes */
  options: (inks: Inks) => Omit<uPlot.Options, "width" | "height">;
}

interface PlotProps {
  title: string;
  /** the same in a sentence or two */
  words: string;
  drawing: PlotDrawing;
  height?: number;
  /** the figures, for those who don't see the drawing */
  table: { head: readonly string[]; rows: readonly (readonly string[])[] };
  legend?: ReactNode;
}

const MORE_CONTRAST = "(prefers-contrast: more)";

function inksOf(element: Element): Inks {
  const style = getComputedStyle(element);
  const ink = (name: string) => style.getPropertyValue(`--${name}`).trim() || "CanvasText";
  return { text: ink("text-2"), faint: ink("text-3"), line: ink("line"), accent: ink("accent"), bar: ink("bar"), pin: ink("pin"), paper: ink("bg-panel"), isHollow: window.matchMedia?.(MORE_CONTRAST).matches ?? false };
}

/** Changes whenever light becomes dark or back, or more contrast is asked for. */
function useThemeTurn(): number {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const turnOn = () => setTurn((before) => before + 1);
    const watch = new MutationObserver(turnOn);
    watch.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    const contrast = window.matchMedia?.(MORE_CONTRAST);
    contrast?.addEventListener("change", turnOn);
    return () => {
      watch.disconnect();
      contrast?.removeEventListener("change", turnOn);
    };
  }, []);
  return turn;
}

/** Whether there is anything to draw on; a test has none. */
const canDraw = () => typeof Path2D !== "undefined";

export function Plot({ title, words, drawing, height = 180, table, legend }: PlotProps) {
  const frame = useRef<HTMLDivElement>(null);
  const turn = useThemeTurn();
  const textPercent = usePreferences().data?.textPercent ?? 100;
  useEffect(() => {
    const element = frame.current;
    if (!element || !canDraw()) return undefined;
    const options = { ...drawing.options(inksOf(element)), plugins: [sharpened(textPercent)] };
    const plot = new uPlot({ ...options, width: Math.max(160, element.clientWidth), height }, drawing.data, element);
    const size = new ResizeObserver(() => plot.setSize({ width: Math.max(160, element.clientWidth), height }));
    size.observe(element);
    return () => {
      size.disconnect();
      plot.destroy();
    };
  }, [drawing, height, textPercent, turn]);
  return (
    <figure className="plot">
      <figcaption>
        <h2 className="h">{title}</h2>
        {legend}
        <p className="t12 t2">{words}</p>
      </figcaption>
      <div ref={frame} aria-hidden="true" style={{ minHeight: height }} />
      <div className="visually-hidden">
        <table>
          <caption>{title}</caption>
          <thead>
            <tr>
              {table.head.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row[0]}>
                {row.map((cell, index) => (
                  <td key={table.head[index] ?? index}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
