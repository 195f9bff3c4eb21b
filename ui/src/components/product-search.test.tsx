import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import { fakeAnswers } from "../testing/fake-ipc";
import { FakeState } from "../testing/fake-state";
import { renderApp } from "../testing/render-app";

// A key asks at once and once; while an answer is on its way, only the last of what is typed meanwhile is asked for.

beforeEach(() => localStorage.clear());

async function open(isHeld: boolean) {
  const fake = new FakeState();
  const now = fakeAnswers(fake)["catalog_query"];
  const asked: string[] = [];
  const late: (() => void)[] = [];
  const answer = (args: { text: string }) => {
    asked.push(args.text);
    return isHeld ? new Promise((done) => late.push(() => done(now?.(args)))) : now?.(args);
  };
  renderApp("#/pages?page=category%3AClothing+%3E+Jackets", { catalog_query: answer }, fake);
  const field = await screen.findByTestId("find-on-page");
  const type = (text: string) => fireEvent.change(field, { target: { value: text } });
  const found = () => document.querySelector<HTMLElement>("[data-search=find-on-page]")?.dataset["found"];
  return { asked, late, type, found };
}

it("asks once for each key that is answered before the next", async () => {
  const { asked, type, found } = await open(false);
  for (const text of ["j", "ja", "jac"]) {
    type(text);
    await waitFor(() => expect(found()).toBe(text));
  }
  expect(asked).toEqual(["j", "ja", "jac"]);
});

it("asks for the last of what was typed while an answer was on its way", async () => {
  const { asked, late, type, found } = await open(true);
  for (const text of ["j", "ja", "jac"]) type(text);
  expect(asked).toEqual(["j"]);
  await act(async () => late[0]?.());
  await waitFor(() => expect(asked).toEqual(["j", "jac"]));
  await act(async () => late[1]?.());
  await waitFor(() => expect(found()).toBe("jac"));
});
