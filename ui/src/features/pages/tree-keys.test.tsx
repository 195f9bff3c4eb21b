import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it } from "vitest";
import { renderApp } from "../../testing/render-app";

beforeEach(() => localStorage.clear());

const pages = () => [...document.querySelectorAll<HTMLElement>(".tree a[data-page]")];
const page = (name: string) => pages().find((each) => each.dataset["page"] === name) as HTMLElement;
const focused = () => (document.activeElement as HTMLElement).dataset["page"];
const stops = () => pages().filter((each) => each.tabIndex === 0).map((each) => each.dataset["page"]);

async function open() {
  renderApp("#/pages?page=category%3AClothing+%3E+Jackets");
  await screen.findByTestId("lane-vip");
  await waitFor(() => expect(stops()).toEqual(["category:Clothing > Jackets"]));
  await userEvent.click(await screen.findByTestId("find-page"));
}

it("is one stop for Tab, at the page that is shown", async () => {
  await open();
  await userEvent.tab();
  while (document.activeElement?.closest(".scroll") === null) await userEvent.tab();
  expect(focused()).toBe("category:Clothing > Jackets");
  await userEvent.tab();
  expect(document.activeElement?.getAttribute("aria-label")).toBe("Add a search page");
});

it("goes from page to page by the arrows, and opens and closes what has others beneath it", async () => {
  await open();
  page("category:Clothing").focus();
  await userEvent.keyboard("{ArrowDown}");
  expect(focused()).toBe("category:Clothing > Jackets");
  expect(stops()).toEqual(["category:Clothing > Jackets"]);
  await userEvent.keyboard("{ArrowLeft}");
  expect(focused()).toBe("category:Clothing");
  expect(page("category:Clothing").ariaExpanded).toBe("true");
  await userEvent.keyboard("{ArrowLeft}");
  expect(page("category:Clothing").ariaExpanded).toBe("false");
  expect(focused()).toBe("category:Clothing");
  expect(page("category:Clothing > Jackets")).toBeUndefined();
  await userEvent.keyboard("{ArrowRight}{ArrowRight}");
  expect(focused()).toBe("category:Clothing > Jackets");
  await userEvent.keyboard("{End}");
  expect(focused()).toBe(pages().at(-1)?.dataset["page"]);
  await userEvent.keyboard("{Home}");
  expect(focused()).toBe(pages()[0]?.dataset["page"]);
  // The product keys of the screen are not pressed as well.
  expect(document.querySelector("[data-product].chosen")).toBeNull();
});
