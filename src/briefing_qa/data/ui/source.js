// The document beside the conversation, open at the quote.

import { text } from "./http.js";
import { $, $$, on, t, showAsk, narrow } from "./desk.js";
import { say } from "./messages.js";
import * as pages from "./pages.js";

const kept = new Map();
const MOST_KEPT = 60;
let opened = null; // the button it was opened with
let latest = 0; // a document that comes late does not take the place of a later one

const address = ({ document: id, start = 0, end = 0, reach }) =>
  `/desk/source?${new URLSearchParams({ document_id: id, start, end, ...(reach && { reach }) })}`;

function fetched(place) {
  const path = address(place);
  if (!kept.has(path)) {
    if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value);
    const got = text(path);
    got.catch(() => kept.delete(path));
    kept.set(path, got);
  }
  return kept.get(path);
}

export const forget = () => kept.clear();

// Citations of a new answer are there before anybody clicks.
export function prepare(turn) {
  for (const marker of $$(".marker", turn)) fetched({ ...marker.dataset }).catch(() => {});
}

const placeOf = ({ document: id, start, end }) => ({ document: id, start, end });

// A table that is wider than its place is scrolled, by keyboard too; others are no stop on the way.
function reachable(content) {
  for (const table of $$(".of-table", content)) {
    if (table.scrollWidth <= table.clientWidth) continue;
    table.tabIndex = 0;
    table.setAttribute("role", "group");
    table.setAttribute("aria-label", table.dataset.label);
  }
}

// By keyboard the focus goes there, too; Escape goes back.
async function open(place, { button = null, quiet = false, focus = false } = {}) {
  latest += 1;
  const mine = latest;
  let html;
  try {
    html = await fetched(place);
  } catch (error) {
    if (mine !== latest) return;
    if (![400, 404].includes(error.status) || !button) throw error;
  }
  if (mine !== latest) return;
  $("#source-empty").hidden = true;
  const content = $("#source-content");
  content.innerHTML = html ?? "";
  content.dataset.place = JSON.stringify(place);
  if (!html) absent(content, button, t("source.removed"));
  else if (!same(content, button)) absent(content, button, t("source.other"));
  opened = button;
  mark(button);
  ends();
  // Before the quote is gone to: where all is one page that scrolls, the later of the two holds.
  if (narrow() && !quiet) button?.scrollIntoView({ block: "nearest" });
  pages.opened(quiet);
  reachable(content);
  if (focus) $("#source-heading").focus({ preventScroll: true });
  if (!quiet) say(`${t("source.opened")} ${spoken(content)}`);
}

// The parts of the place with pauses between them; what only parts them for the eye is not said.
function spoken(content) {
  const parts = $$(".where > span", content).map((one) => one.firstChild.textContent.trim());
  return parts.length ? parts.join(", ") : $(".page-problem", content)?.textContent ?? "";
}

// Whether the characters are those that were quoted: the file may be another one by now.
function same(content, button) {
  const quote = button?.dataset.quote;
  return quote === undefined || $(".source-head", content).dataset.quote === quote;
}

// What is not there any more is said, with what was quoted from it.
function absent(content, button, words) {
  const { title, quote, language } = button.dataset;
  content.replaceChildren($("#absent").content.cloneNode(true));
  $("h2", content).textContent = title ?? $(".place", button).textContent;
  $(".page-problem", content).textContent = words;
  $("blockquote", content).textContent = quote ?? $(".excerpt", button).textContent;
  for (const one of $$("h2, blockquote", content)) one.lang = language;
}

function mark(button) {
  for (const other of $$("[data-do=open-source][aria-current]")) other.removeAttribute("aria-current");
  if (button) button.setAttribute("aria-current", "true");
}

export function close(back = false) {
  latest += 1;
  $("#source-content").replaceChildren();
  $("#source-empty").hidden = false;
  $("#source").classList.remove("full");
  mark(null);
  if (back) (opened?.isConnected ? opened : $("#scroll")).focus();
  opened = null;
}

// Beside the answer; where it would be below it, it is left to whoever wants to see it.
export function openFirst(turn) {
  const first = $(".marker", turn);
  if (first && !narrow()) open(placeOf(first.dataset), { button: first, quiet: true }).catch(() => {});
}

// The citations before and after what is open, in the order of the conversation.
function around() {
  if (!opened?.isConnected) return {};
  const all = $$("#thread .marker");
  const at = all.indexOf(opened);
  if (at >= 0) return { [-1]: all[at - 1], 1: all[at + 1] };
  const first = all.findIndex((one) => opened.closest(".turn").compareDocumentPosition(one) & (4 | 16));
  return first < 0 ? { [-1]: all.at(-1) } : { [-1]: all[first - 1], 1: all[first] };
}

const STEPS = { "previous-citation": -1, "next-citation": 1 };

function ends() {
  const next = around();
  for (const [name, by] of Object.entries(STEPS)) {
    const button = $(`[data-do=${name}]`);
    if (button) button.disabled = !next[by];
  }
}

async function step(name) {
  const next = around()[STEPS[name]];
  if (!next) return;
  next.scrollIntoView({ block: "nearest" });
  await open(placeOf(next.dataset), { button: next });
  const same = $(`[data-do=${name}]`);
  (same.disabled ? $("#source-heading") : same).focus({ preventScroll: true });
}

export function start() {
  pages.start();
  on("open-source", (button, event) => open(placeOf(button.dataset), { button, focus: event.detail === 0 }));
  on("open-document", (button) => { showAsk(); return open({ document: button.dataset.document }, { focus: true }); });
  on("show-in-document", (button) => { showAsk(); return open(placeOf(button.dataset), { focus: true }); });
  on("close-source", () => close(true));
  for (const name of Object.keys(STEPS)) on(name, () => step(name));
  on("expand-source", () => $("#source").classList.toggle("full"));
  on("more-source", async (button) => {
    const place = JSON.parse($("#source-content").dataset.place);
    const body = $("#source-body");
    const fromEnd = body.scrollHeight - body.scrollTop;
    const above = button.closest(".more") === $(".more", body) && button.closest(".more").matches(":first-child");
    const from = body.scrollTop;
    await open({ ...place, reach: button.dataset.reach }, { button: opened, quiet: true });
    const now = $("#source-body");
    now.scrollTop = above ? now.scrollHeight - fromEnd : from;
    now.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && (event.target === opened || event.target.closest?.("#source"))) close(true);
  });
}
