import { describe, expect, it } from "vitest";
import { check, plainTextWarning, urlOf, type EnvironmentInput } from "./environment-form";

const good: EnvironmentInput = { name: "staging", local: false, url: "https://gateway.example.com" };

describe("an environment's form", () => {
  it.each<[Partial<EnvironmentInput>, Partial<Record<"name" | "url", unknown>>]>([
    [{}, {}],
    [{ local: true, url: "" }, {}],
    [{ name: "" }, { name: expect.any(String) }],
    [{ name: "two words" }, { name: expect.any(String) }],
    [{ name: "production" }, { name: expect.stringContaining("already") }],
    [{ url: "gateway.example.com" }, { url: expect.any(String) }],
    [{ url: "ftp://gateway.example.com" }, { url: expect.stringContaining("https") }],
    [{ url: "https://user:secret@gateway.example.com" }, { url: expect.stringContaining("keyring") }],
    [{ url: "https://gateway.example.com/?a=1" }, { url: expect.any(String) }],
  ])("%o gives %o", (change, problems) => {
    expect(check({ ...good, ...change }, ["production"])).toEqual(problems);
  });
  it("keeps the address without trailing slashes, and none for the local gateway", () => {
    expect(urlOf({ ...good, url: " https://gateway.example.com/// " })).toBe("https://gateway.example.com");
    expect(urlOf({ ...good, local: true })).toBeNull();
  });
  it.each([["http://gateway.example.com", true], ["http://127.0.0.1:7700", false], ["https://gateway.example.com", false]])("warns of plain text for %s: %s", (url, warns) => {
    expect(plainTextWarning({ ...good, url })).toBe(warns);
  });
});
