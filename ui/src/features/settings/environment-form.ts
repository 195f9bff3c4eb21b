// An environment as typed: a name by the contract's pattern, and either a gateway's address or the local one.
import type { Environment } from "../../ipc/bindings";

export type EnvironmentInput = { name: string; local: boolean; url: string };
export type EnvironmentProblems = { name?: string; url?: string };

const NAME = /^[A-Za-z0-9_.-]{1,100}$/;
const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

export function inputOf(environment: Environment | null): EnvironmentInput {
  if (environment === null) return { name: "", local: false, url: "https://" };
  return { name: environment.name, local: environment.url === null, url: environment.url ?? "" };
}

export function check(input: EnvironmentInput, others: readonly string[]): EnvironmentProblems {
  const problems: EnvironmentProblems = {};
  const name = input.name.trim();
  if (name === "") problems.name = "Give the environment a name, such as staging.";
  else if (!NAME.test(name)) problems.name = "Letters, digits, dots, dashes and underscores only; at most 100.";
  else if (others.includes(name)) problems.name = `There is an environment called ${name} already.`;
  const address = input.local ? null : addressProblem(input.url.trim());
  if (address !== null) problems.url = address;
  return problems;
}

function addressProblem(typed: string): string | null {
  const url = parsed(typed);
  if (url === null || url.hostname === "") return "An address such as https://gateway.example.com.";
  if (url.protocol !== "https:" && url.protocol !== "http:") return "The address begins with https:// (or http:// on this computer).";
  if (url.username !== "" || url.password !== "") return "Leave the password out of the address: the token has its own place, in the keyring.";
  if (url.search !== "" || url.hash !== "") return "The address ends before any ? or #.";
  return null;
}

/** A token sent over plain http can be read on the way: said, not forbidden. */
export function plainTextWarning(input: EnvironmentInput): boolean {
  const url = input.local ? null : parsed(input.url.trim());
  return url !== null && url.protocol === "http:" && !LOOPBACK.has(url.hostname);
}

function parsed(typed: string): URL | null {
  try {
    return new URL(typed);
  } catch {
    return null;
  }
}

/** The address as it is kept: without trailing slashes. */
export function urlOf(input: EnvironmentInput): string | null {
  return input.local ? null : input.url.trim().replace(/\/+$/, "");
}
