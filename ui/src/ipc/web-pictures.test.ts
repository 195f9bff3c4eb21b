import { describe, expect, it, vi } from "vitest";
import { shownFrom } from "./web-pictures";

vi.mock("@tauri-apps/api/core", () => ({ convertFileSrc: (path: string, scheme: string) => `${scheme}://localhost/${encodeURIComponent(path)}` }));

describe("where a picture comes from", () => {
  it.each([
    ["data:image/svg+xml,%3Csvg/%3E", true, "data:image/svg+xml,%3Csvg/%3E"],
    ["data:image/svg+xml,%3Csvg/%3E", false, "data:image/svg+xml,%3Csvg/%3E"],
    ["https://shop.example/a b.jpg?w=2#x", true, "picture://localhost/https%3A%2F%2Fshop.example%2Fa%20b.jpg%3Fw%3D2%23x"],
    ["HTTPS://shop.example/a.jpg", true, "picture://localhost/HTTPS%3A%2F%2Fshop.example%2Fa.jpg"],
    ["https://shop.example/a.jpg", false, null],
    ["http://shop.example/a.jpg", true, null],
    ["data:text/html,hello", true, null],
    ["javascript:alert(1)", true, null],
    ["/a.jpg", true, null],
    ["", true, null],
  ])("%s, from the web: %s", (url, webPictures, expected) => {
    expect(shownFrom(url, webPictures)).toBe(expected);
  });
});
