// Every place of Rules and Segments, an edit under way included: axe finds nothing.
// Colours are looked at in the real window, where they are painted.
import { screen } from "@testing-library/react";
import axe from "axe-core";
import { beforeEach, expect, it } from "vitest";
import { dropUnkept } from "../../components/unkept-edits";
import { renderApp } from "../../testing/render-app";

beforeEach(() => dropUnkept());

it.each([
  ["#/rules", "rule-list"],
  ["#/rules?new=choose", "rule-chooser"],
  ["#/rules/rule/lead-shell", "rule-product-chosen"],
  ["#/rules/rule/parka-week", "rule-until"],
  ["#/rules/rule/lapsed-empty", "conditions-row"],
  ["#/rules/formula/best-sellers", "formula-term-1"],
  ["#/rules/formula?new=formula", "formula-bar"],
  ["#/rules/collection/sale", "products-selected"],
  ["#/segments/bargain-hunters", "who-am-i"],
  ["#/segments/everyone", "segment-first"],
  ["#/segments?new=segment", "segment-id"],
])("%s", async (href, landmark) => {
  renderApp(href);
  await screen.findAllByTestId(landmark);
  const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false } } });
  expect(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 200)).join(" | ")}`)).toEqual([]);
});
