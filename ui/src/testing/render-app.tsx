/* The whole window on the fake, for tests. */
import { QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import { navigate, startRoutes } from "../app/routes";
import { readScreens } from "../app/screens";
import { Shell } from "../app/shell";
import { createQueryClient } from "../ipc/mutations";
import { type Answers, installFake } from "./fake-ipc";
import type { FakeState } from "./fake-state";

// As a window that has stood for a moment.
await readScreens();

export function renderApp(href = "#/pages", overrides: Answers = {}, state?: FakeState) {
  const fake = installFake(overrides, state);
  startRoutes();
  navigate(href, true);
  const view = render(
    <QueryClientProvider client={createQueryClient()}>
      <Shell />
    </QueryClientProvider>,
  );
  return { fake, ...view };
}
