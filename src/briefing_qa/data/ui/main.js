// Puts the page into the frame that Gradio makes, and starts its parts.

import { send, text, whenAnswered, whileLoading } from "./http.js";
import { $, $$, listen, on, show, theme } from "./desk.js";
import { answered, calm, complain } from "./messages.js";
import { untilReady } from "./loading.js";
import * as ask from "./ask.js";
import * as composer from "./composer.js";
import * as conversation from "./conversation.js";
import * as filters from "./filters.js";
import * as source from "./source.js";
import * as turn from "./turn.js";
import * as documents from "./documents.js";
import * as evaluation from "./evaluation.js";

theme();
const shell = text("/desk/shell");

function frame() {
  return new Promise((found) => {
    const look = () => {
      const desk = $("#desk");
      if (desk) { watcher.disconnect(); found(desk); }
    };
    const watcher = new MutationObserver(look);
    watcher.observe(document.documentElement, { childList: true, subtree: true });
    look();
  });
}

const OTHERS = { documents: documents.openDocuments, evaluation: evaluation.openEvaluation };

// What is no name of a conversation, as the rest of an address that was cut off, names none.
function decoded(id) {
  try { return decodeURIComponent(id); } catch { return id; }
}

async function route() {
  const [, part = "", id = ""] = location.hash.split("/");
  if (OTHERS[part]) {
    show(part);
    await OTHERS[part]();
    $(`#view-${part} h2`)?.focus();
  } else {
    show("ask");
    await conversation.open(part === "c" ? decoded(id) : "");
  }
}

// Gradio's own page about its endpoints takes the address, and gives it back without what it named.
let address = null;

function help() {
  address = location.hash;
  $("button.show-api").click();
}

function helped() {
  if (address === null || $(".api-docs")) return;
  if (!location.hash) history.replaceState(null, "", `/${address}`);
  address = null;
  $("[data-do=api]").focus();
}

// Escape closes what is open over the page, and goes back to what opened it.
function away(from) {
  const menu = from.closest?.("#filter[open], .menu[open]");
  const behind = $(".api-docs .backdrop");
  if (menu) {
    menu.open = false;
    $("summary", menu).focus();
  } else if (behind) {
    behind.click();
  } else if ($("#rail").classList.contains("open")) {
    conversation.rail(false);
    $(".rail-toggle").focus();
  }
}

function keys() {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") away(event.target);
    const typing = event.target.matches?.("input, textarea, select");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !$("dialog[open]")) {
      event.preventDefault();
      composer.focus();
    }
  });
  document.addEventListener("click", (event) => {
    for (const menu of $$("#filter, .menu")) if (!menu.contains(event.target)) menu.open = false;
    if (event.target.closest(".menu-items")) event.target.closest(".menu").open = false;
    if (!event.target.closest("#rail, .rail-toggle")) conversation.rail(false);
    if (event.target.closest?.(".api-docs")) setTimeout(helped, 50);
    // A link to what the address names already changes nothing there.
    const link = event.target.closest?.("#desk a[href^='#/']");
    if (link && link.hash === location.hash) route().catch(complain);
  });
  // By keyboard menu and drawer are left as they are by a click elsewhere.
  document.addEventListener("focusout", ({ target, relatedTarget: next }) => {
    const menu = target.closest?.("#filter, .menu");
    if (menu && next && !menu.contains(next)) menu.open = false;
    if (target.closest?.("#rail") && next && !next.closest("#rail, .rail-toggle")) conversation.rail(false);
  });
  addEventListener("hashchange", () => route().catch(complain));
}

// What the address names is shown as soon as the server can; what is asked meanwhile comes after.
async function opened() {
  await (location.hash.startsWith("#/c/") ? conversation.list() : conversation.open(""));
  if (!(await untilReady())) return false; // what went wrong stands above the question
  conversation.nowReady();
  await filters.load();
  await route();
  filters.resume(conversation.current());
  return true;
}

async function begin() {
  const desk = await frame();
  desk.innerHTML = await shell;
  document.documentElement.lang = $("[data-do=language][aria-pressed=true]").dataset.name;
  listen();
  theme();
  whileLoading(untilReady);
  whenAnswered(answered);
  for (const part of [source, ask, conversation, turn, filters, documents, evaluation]) part.start();
  keys();
  on("theme", () => theme(true));
  on("calm", calm);
  on("api", help);
  on("language", async (button) => {
    await send(`/desk/language/${button.dataset.name}`, { method: "POST" });
    location.reload();
  });
  $("#question").focus({ preventScroll: true });
  show(Object.keys(OTHERS).find((name) => location.hash === `#/${name}`) ?? "ask");
  untilReady();
  const first = opened();
  ask.after(first);
  if (await first) document.documentElement.dataset.ready = "true";
}

begin().catch(complain);
