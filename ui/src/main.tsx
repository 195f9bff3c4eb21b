/* Starts the window. */
import "@fontsource-variable/inter";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./app/tokens.css";
import "./app/base.css";
import "./components/controls.css";
import "./app/shell.css";
import "./app/narrow.css";
import { startRoutes } from "./app/routes";
import { readScreens } from "./app/screens";
import { showFocusOfKeys } from "./app/seen-focus";
import { Shell } from "./app/shell";
import { startTheme } from "./app/theme";
import { createQueryClient } from "./ipc/mutations";

/** Milliseconds until what the first screen does not need is read. */
const AFTER_START = 1500;

async function start() {
  // In a plain browser during development: every screen on made-up data, `?mock`.
  if (import.meta.env.DEV && new URLSearchParams(window.location.search).has("mock")) {
    const { installFake } = await import("./testing/fake-ipc");
    installFake();
  }
  startTheme();
  startRoutes();
  showFocusOfKeys();
  const root = document.getElementById("root");
  if (!root) throw new Error("The page has no #root.");
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={createQueryClient()}>
        <Shell />
      </QueryClientProvider>
    </StrictMode>,
  );
  // After the first lanes: their frames come first.
  setTimeout(() => void readScreens(), AFTER_START);
}

void start();
