import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import { Shell } from "../../app/shell";
import { createQueryClient } from "../../ipc/mutations";
import { FakeState } from "../../testing/fake-state";
import { fakeAnswers, installFake } from "../../testing/fake-ipc";
import { renderApp } from "../../testing/render-app";
import { askAhead, rememberLanes } from "./ask-ahead";

const ask = { page: "category:Clothing > Jackets", segments: ["vip"], outlook: { at: null, stock: null }, against: { kind: "live" as const }, figures: { places: 24, attentionBp: 9500 } };
const asked = (client: QueryClient) => client.getQueryCache().getAll().filter((query) => query.state.data !== undefined).map((query) => query.queryKey[0]).toSorted();

beforeEach(() => {
  localStorage.clear();
  installFake();
});

it("asks for the store, its draft and its pages; for lanes once some were looked at", async () => {
  const first = new QueryClient();
  askAhead(first);
  await waitFor(() => expect(asked(first)).toEqual(["draft", "pages", "preferences", "status"]));
  rememberLanes(ask);
  const second = new QueryClient();
  askAhead(second);
  await waitFor(() => expect(asked(second)).toContain("lanes"));
  expect(second.getQueryCache().getAll().find((query) => query.queryKey[0] === "lanes")?.queryKey[1]).toEqual(ask);
});

it("remembers no other moment, no other stock and no trial, and is not misled by what it can't read", async () => {
  rememberLanes({ ...ask, outlook: { at: "2026-11-27T00:00", stock: null } });
  rememberLanes({ ...ask, trying: [] });
  expect(localStorage.length).toBe(0);
  localStorage.setItem("endcap.lanes-asked", "{");
  const client = new QueryClient();
  askAhead(client);
  await waitFor(() => expect(asked(client)).toEqual(["draft", "pages", "preferences", "status"]));
});

it("asks ahead for just what the first screen then shows: it is asked for once", async () => {
  renderApp();
  await screen.findByTestId("lane-vip");
  cleanup();
  let times = 0;
  const state = new FakeState();
  const lanes = fakeAnswers(state)["lanes_rank"];
  installFake({ lanes_rank: (asked: Parameters<NonNullable<typeof lanes>>[0]) => ((times += 1), lanes?.(asked)) }, state);
  const client = createQueryClient();
  askAhead(client);
  await waitFor(() => expect(asked(client)).toContain("lanes"));
  render(
    <QueryClientProvider client={client}>
      <Shell />
    </QueryClientProvider>,
  );
  await screen.findByTestId("lane-vip");
  expect(times).toBe(1);
});
