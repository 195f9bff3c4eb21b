/* A page on which something is tried: its VIP lane, and every asking for lanes. */
import { screen, waitFor } from "@testing-library/react";
import { expect } from "vitest";
import type { LanesAsk } from "../ipc/bindings";
import { type Answers, fakeAnswers } from "./fake-ipc";
import { FakeState } from "./fake-state";
import { renderApp } from "./render-app";

const PAGE = "#/pages?page=category%3AClothing+%3E+Jackets";

/** What the window says while something is tried. */
export const NOTE = "Shown as it would be. Not in the draft yet.";

/** The products of a lane in the order of their places. */
export const order = (lane: HTMLElement) =>
  [...lane.querySelectorAll<HTMLElement>("[data-product]")].toSorted((a, b) => Number(a.dataset["position"]) - Number(b.dataset["position"])).map((row) => row.dataset["product"]);

/** What is said of a trial; "" where there is none. */
export const note = () => screen.getByTestId("trial").textContent;

/** The page, and every asking for lanes in order. */
export async function openedPage(answers: Answers = {}) {
  const fake = new FakeState();
  const asked: LanesAsk[] = [];
  const rank = answers["lanes_rank"] ?? fakeAnswers(fake)["lanes_rank"];
  const app = renderApp(PAGE, { ...answers, lanes_rank: (args: { ask: LanesAsk }) => (asked.push(args.ask), rank?.(args)) }, fake);
  const lane = await screen.findByTestId("lane-vip");
  await waitFor(() => expect(lane.querySelectorAll("[data-product]").length).toBeGreaterThan(5));
  return { ...app, fake, asked, lane, before: order(lane) };
}
