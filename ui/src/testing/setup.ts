/* What jsdom lacks and the screens need. */
import { cleanup, configure } from "@testing-library/react";
import { afterEach, vi } from "vitest";

afterEach(cleanup);
// A busy machine is slow, not wrong.
configure({ asyncUtilTimeout: 20_000 });

vi.stubGlobal("matchMedia", (query: string) => ({ matches: false, media: query, addEventListener: () => undefined, removeEventListener: () => undefined }));
vi.stubGlobal(
  "ResizeObserver",
  class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
);
Element.prototype.scrollIntoView = () => undefined;
Element.prototype.scrollTo = () => undefined;
// A window of 1440 × 900: without a size the virtual lists would show nothing.
for (const side of ["offset", "client"]) {
  Object.defineProperty(HTMLElement.prototype, `${side}Height`, { configurable: true, get: () => 800 });
  Object.defineProperty(HTMLElement.prototype, `${side}Width`, { configurable: true, get: () => 1200 });
}
vi.stubGlobal("CSS", { escape: (text: string) => text.replace(/["\\]/g, String.raw`\$&`), supports: () => false });
