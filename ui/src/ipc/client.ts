/* The only place that calls the bindings. Unwraps their results; a refusal becomes an IpcFailure. */
import { commands, type IpcError } from "./bindings";

/** What the back end refused, with the typed reason in `error` and plain words in `message`. */
export class IpcFailure extends Error {
  readonly error: IpcError;
  constructor(error: IpcError) {
    super(wordsOf(error));
    this.name = "IpcFailure";
    this.error = error;
  }
}

/** What an engine says may begin small and end without a stop. */
const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}${words.endsWith(".") ? "" : "."}`;

export function wordsOf(error: IpcError): string {
  switch (error.kind) {
    case "noStore":
      return "No store is open.";
    case "invalid":
      return error.findings.map((finding) => finding.reason).join(" ") || "That is not valid.";
    case "notFound":
      return sentence(error.what);
    case "file":
    case "notATable":
      return `${error.path}: ${error.reason}`;
    case "conflict":
      return `${error.publishedBy ?? "Someone"} published revision ${error.revision} to ${error.environment} meanwhile.`;
    case "engineAway":
      return `${error.environment} does not answer: ${error.reason}`;
    case "engineRefused":
      return `${error.environment} refused: ${error.reason}`;
    case "unauthorized":
      return `${error.environment} does not accept the token.`;
    case "keyring":
      return `The keyring of this computer did not keep the token: ${error.reason}`;
    case "cancelled":
      return "Stopped.";
    case "storage":
      return error.reason;
  }
}

/** Words for anything that was thrown. */
export function failureWords(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}

/** The typed reason of anything that was thrown. */
export function errorOf(failure: unknown): IpcError {
  return failure instanceof IpcFailure ? failure.error : { kind: "storage", reason: failureWords(failure) };
}

type Commands = typeof commands;
type Data<R> = Extract<Awaited<R>, { status: "ok" }> extends { data: infer T } ? T : Awaited<R>;
type Client = { [K in keyof Commands]: (...args: Parameters<Commands[K]>) => Promise<Data<ReturnType<Commands[K]>>> };
type AnyCommand = (...args: unknown[]) => Promise<unknown>;

function isResult(value: unknown): value is { status: "ok"; data: unknown } | { status: "error"; error: IpcError } {
  return typeof value === "object" && value !== null && "status" in value && ("data" in value || "error" in value);
}

function unwrapping(command: AnyCommand): AnyCommand {
  return async (...args) => {
    const result = await command(...args);
    if (!isResult(result)) return result;
    if (result.status === "ok") return result.data;
    throw new IpcFailure(result.error);
  };
}

/** Every command of the back end: resolves to its data or throws an IpcFailure. */
export const ipc = Object.fromEntries(
  Object.entries(commands).map(([name, command]) => [name, unwrapping(command as AnyCommand)]),
) as unknown as Client;
