import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { refreshLanes } from "./tags";

it("asks for lanes anew that are on their way for the first time: their answer is of the draft before the edit", async () => {
  const client = new QueryClient();
  const answers: ((lanes: string) => void)[] = [];
  const observer = new QueryObserver(client, { queryKey: ["lanes"], queryFn: () => new Promise<string>((resolve) => answers.push(resolve)) });
  const stop = observer.subscribe(() => undefined);
  const refreshed = refreshLanes(client);
  await expect.poll(() => answers.length).toBe(2);
  answers[0]?.("before the edit");
  answers[1]?.("after the edit");
  await refreshed;
  expect(observer.getCurrentResult().data).toBe("after the edit");
  stop();
});

it("says that no lanes are on screen, and drops those of before", () => {
  const client = new QueryClient();
  client.setQueryData(["lanes"], "before the edit");
  expect(refreshLanes(client)).toBeNull();
  expect(client.getQueryData(["lanes"])).toBeUndefined();
});
