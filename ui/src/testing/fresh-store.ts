// The window on a store of its own: what is under way in one store is not shown in another.
import type { StoreStatus } from "../ipc/bindings";
import type { Answers } from "./fake-ipc";
import { FakeState } from "./fake-state";
import { renderApp } from "./render-app";

let stores = 0;

export function openedAfresh(href: string, overrides: Answers = {}, status: Partial<StoreStatus> = {}) {
  stores += 1;
  const path = `/tmp/store-${stores}.endcap`;
  const state = new FakeState();
  return renderApp(href, { store_status: () => ({ ...state.status(), ...status, path }), ...overrides }, state);
}
