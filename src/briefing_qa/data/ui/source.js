// The document beside the conversation, open at the quote.

import { text } from "./http.js";
import { $, $$, on, t, say, showAsk } from "./desk.js";
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

export async function open(place, { button = null, quiet = false } = {}) {
  latest += 1;
  const mine = latest;
  const html = await fetched(place);
  if (mine !== latest) return;
  $("#source-empty").hidden = true;
  const content = $("#source-content");
  content.innerHTML = html;
  content.dataset.place = JSON.stringify(place);
  opened = button ?? opened;
  mark(button);
  pages.opened(quiet);
  if (!quiet) say(`${t("source.opened")} ${$(".where", content)?.textContent ?? ""}`);
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
  if (back) opened?.focus();
}

export function openFirst(turn) {
  const first = $(".marker", turn);
  if (first) open({ ...first.dataset }, { button: first, quiet: true }).catch(() => {});
  return first !== null;
}

function step(by) {
  const all = $$("#thread .marker");
  const at = all.indexOf(opened?.isConnected ? opened : $(".marker[aria-current]"));
  const next = all[at + by];
  if (!next) return undefined;
  next.scrollIntoView({ block: "nearest" });
  return open({ ...next.dataset }, { button: next });
}

export function start() {
  pages.start();
  on("open-source", (button) => open({ ...button.dataset }, { button }));
  on("open-document", (button) => { showAsk(); return open({ document: button.dataset.document }); });
  on("show-in-document", (button) => { showAsk(); return open({ ...button.dataset }); });
  on("close-source", () => close(true));
  on("next-citation", () => step(1));
  on("previous-citation", () => step(-1));
  on("expand-source", () => $("#source").classList.toggle("full"));
  on("more-source", async (button) => {
    const place = JSON.parse($("#source-content").dataset.place);
    const body = $("#source-body");
    const fromEnd = body.scrollHeight - body.scrollTop;
    const above = button.closest(".more") === $(".more", body) && button.closest(".more").matches(":first-child");
    const from = body.scrollTop;
    await open({ ...place, reach: button.dataset.reach }, { quiet: true });
    const now = $("#source-body");
    now.scrollTop = above ? now.scrollHeight - fromEnd : from;
    now.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.closest?.("#source")) close(true);
  });
}
