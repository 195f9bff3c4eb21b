import { expect, it, vi } from "vitest";

it("gives a window without a language one that formatters know", async () => {
  vi.resetModules();
  Object.defineProperty(navigator, "language", { value: "C", configurable: true });
  const { isUsable } = await import("./usable-language");
  expect(navigator.language).toBe("en-GB");
  expect([isUsable("C"), isUsable("da-DK")]).toEqual([false, true]);
});
