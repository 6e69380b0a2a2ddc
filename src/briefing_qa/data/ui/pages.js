// Pages of a document as they look, with the quote marked on them.

import { json, text } from "./http.js";
import { $, $$, on, t } from "./desk.js";
import { say } from "./messages.js";

const KEY = "briefing-qa-source-view";
const ZOOMS = [0.5, 0.75, 1, 1.5, 2, 3];
const SMALL = 640; // pixels: on less a whole page is too small to be read
const LARGEST = 1.7; // that is chosen for such a place
let zoom = 0; // 1 is as wide as its place; 0 until somebody has chosen
let kept = null; // how the pages of the quote were, to go back to

const panel = () => $("#source-pages");
const wanted = () => localStorage.getItem(KEY) ?? "page";

function seen(quote) {
  const { top, bottom } = quote.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}

// Puts what is quoted a third below the upper edge of what scrolls.
function reach(body, quote, quiet) {
  const above = quote.getBoundingClientRect().top - body.getBoundingClientRect().top;
  body.scrollTop += above - Math.min(body.clientHeight / 3, 160);
  const marks = $$(".marked", body).map((one) => one.getBoundingClientRect());
  const [aside, beyond] = [
    Math.min(...marks.map((one) => one.left)) - body.getBoundingClientRect().left,
    Math.max(...marks.map((one) => one.right)) - body.getBoundingClientRect().left,
  ];
  const out = aside < 0 || aside > body.clientWidth / 4 || beyond > body.clientWidth;
  if (marks.length && out) body.scrollLeft += aside - body.clientWidth / 25;
  // On a low screen the document has no scroll bar of its own: all of the page goes there.
  if (!quiet && !seen(quote)) quote.scrollIntoView({ block: "center" });
}

// Shows the document as it was looked at last; the quote is in view in either form.
function choose(view, quiet) {
  const pages = panel();
  const asPages = pages !== null && view === "page";
  if (pages) pages.hidden = !asPages;
  $("#source-body").hidden = asPages;
  for (const button of $$("[data-do=view-source]")) {
    button.setAttribute("aria-pressed", String(button.dataset.view === (asPages ? "page" : "text")));
  }
  if (asPages) settle(quiet);
  else if ($("#source-body mark")) reach($("#source-body"), $("#source-body mark"), quiet);
}

// Before it is there a page is blank: its marks would lie on nothing, and what one waits for is said.
const drawn = (image) => image.closest(".paper").classList.add("drawn");

// Sizes the pages, and goes to the quote as soon as they have their height.
function settle(quiet = true) {
  const body = $("#pages-body");
  fit();
  body.scrollTo(0, 0);
  const quote = $(".marked", body);
  const images = $$("img", body);
  const go = () => {
    if (quote && body.isConnected && images.every((one) => one.complete)) reach(body, quote, quiet);
  };
  for (const image of images) {
    if (image.complete && image.naturalWidth) drawn(image);
    else image.addEventListener("load", () => { drawn(image); go(); }, { once: true });
  }
  if (quote) reach(body, quote, quiet);
}

// In a narrow place the lines of the quote fill the width, not the margins of the page.
function chosen(body) {
  if (zoom) return zoom;
  const marks = $$(".marked", body).map((one) => [parseFloat(one.style.left), parseFloat(one.style.width)]);
  if (body.clientWidth >= SMALL || !marks.length) return 1;
  const wide = Math.max(...marks.map(([left, width]) => left + width)) - Math.min(...marks.map(([left]) => left));
  return Math.min(LARGEST, Math.max(1, 92 / wide));
}

// To the next size that makes a difference to the eye.
const further = (now, by) =>
  by > 0 ? ZOOMS.find((one) => one > 1.15 * now) : ZOOMS.findLast((one) => one < now / 1.15);

function within(one, body) {
  const [inner, outer] = [one.getBoundingClientRect(), body.getBoundingClientRect()];
  return inner.bottom > outer.top && inner.top < outer.bottom;
}

function fit() {
  const body = $("#pages-body");
  const now = chosen(body);
  body.style.setProperty("--zoom", now);
  for (const image of $$("img", body)) image.sizes = `${Math.ceil(image.clientWidth) || 600}px`;
  for (const button of $$("[data-do=zoom]")) {
    button.disabled = button.dataset.by !== "0" && !further(now, Number(button.dataset.by));
  }
}

function place() {
  const { document: id, start = 0, end = 0 } = JSON.parse($("#source-content").dataset.place);
  return { document_id: id, start, end };
}

async function turn(button) {
  const number = Number(button.dataset.number);
  const { by } = button.dataset;
  const first = $(".paged").textContent;
  const path = number ? `/desk/source/page?${new URLSearchParams({ ...place(), number })}` : null;
  const pages = panel();
  if (path) {
    const html = await text(path);
    if (panel() !== pages || $(".paged").textContent !== first) return; // another one was opened meanwhile
    kept ??= pages.innerHTML;
    pages.innerHTML = html;
  } else {
    pages.innerHTML = kept;
  }
  settle();
  if (!$(".marked", pages)) $("#pages-body").scrollTo(0, 0);
  say($(".paged", pages).textContent);
  const same = $(`[data-do=turn-page][data-by="${by}"]:not(:disabled)`, pages);
  (same ?? $("#pages-body")).focus();
}

// Called with every document that is opened.
export function opened(quiet) {
  kept = null;
  choose(wanted(), quiet);
}

// An image that does not come: the server says why, and the text takes its place.
async function failed(image) {
  const figure = image.closest(".sheet-of");
  const said = document.createElement("p");
  said.className = "page-problem";
  said.textContent = t("pages.failed");
  figure.replaceChildren(said);
  try { await json(image.src); } catch (error) { if (error.message) said.append(` (${error.message})`); }
}

export function start() {
  on("view-source", (button) => {
    localStorage.setItem(KEY, button.dataset.view);
    choose(button.dataset.view, false);
  });
  on("turn-page", turn);
  on("zoom", (button) => {
    const by = Number(button.dataset.by);
    const body = $("#pages-body");
    const middle = (body.scrollTop + body.clientHeight / 2) / body.scrollHeight;
    const quote = $$(".marked", body).find((one) => within(one, body));
    zoom = by ? further(chosen(body), by) : 1;
    fit();
    body.scrollTop = middle * body.scrollHeight - body.clientHeight / 2;
    body.scrollLeft = (body.scrollWidth - body.clientWidth) / 2;
    if (quote) reach(body, quote, true);
  });
  document.addEventListener("error", (event) => {
    if (event.target.matches?.(".page-image")) failed(event.target);
  }, true);
}
