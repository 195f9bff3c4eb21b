/* What is read by tests is written as in British English, with a window or without one. */
import { vi } from "vitest";

if (typeof navigator === "undefined") vi.stubGlobal("navigator", {});
Object.defineProperty(navigator, "language", { value: "en-GB", configurable: true });
