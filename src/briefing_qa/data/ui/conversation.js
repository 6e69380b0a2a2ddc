// The conversation that is open, and the list of all of them.

import { json, text, send } from "./http.js";
import { $, $$, on, t, show, dated, entitle, asking } from "./desk.js";
import { toast, confirmed } from "./messages.js";
import * as composer from "./composer.js";
import * as filters from "./filters.js";
import * as source from "./source.js";

let id = ""; // of the open one; empty for a new one
let latest = 0; // one that comes late does not take the place of a later one
let ready = false; // whether questions are answered
let unseen = null; // the turn that came while another view was shown

const encoded = (name) => encodeURIComponent(name);

export const current = () => id;

export const nowReady = () => { ready = true; };

export function reveal(turn) {
  if (asking()) turn.scrollIntoView({ block: "start", behavior: "instant" });
  else unseen = turn;
}

// The first answer has come: the address names the conversation, unless another view is shown.
export function began(name, title) {
  id = name;
  heading(title);
  if (asking()) history.replaceState(null, "", `#/c/${id}`);
  list();
}

export async function list() {
  const place = $("#conversations");
  const html = await text("/desk/conversations");
  const focused = document.activeElement.closest("#conversations a")?.dataset.conversation;
  place.innerHTML = html;
  dated(place);
  for (const link of $$("a", place)) {
    if (link.dataset.conversation === id) {
      link.setAttribute("aria-current", "true");
      link.scrollIntoView({ block: "nearest" });
    }
    if (link.dataset.conversation === focused) link.focus({ preventScroll: true });
  }
}

// The bar above the first question is there with it: nothing jumps when the answer comes.
export function beginning(title) {
  if (id) return;
  heading(title);
  $("#talk-head").hidden = false;
  $("#talk-head .actions").inert = true; // there is nothing to export yet
  entitle();
}

function heading(title) {
  $("#talk-head .actions").inert = false;
  $("[data-tab=ask]").href = id ? `#/c/${id}` : "#/";
  $("#talk-head").hidden = !id;
  $("#talk-title").textContent = title;
  for (const form of ["md", "json"]) {
    $(`#export-${form}`).href = `/desk/conversations/${encoded(id)}/export.${form}`;
  }
  entitle();
}

// What a new conversation shows; there before the models are, and again when they are.
export async function welcome() {
  id = "";
  heading("");
  $$("#thread > :not(.welcome)").forEach((one) => one.remove());
  source.close();
  const html = await text("/desk/welcome");
  if (id || $(".turn")) return;
  $("#thread").innerHTML = html;
  openings().catch(() => {}); // one can begin without them
}

async function openings() {
  if (!ready) return;
  const place = $("[data-fill=openings]");
  place.innerHTML = await text("/desk/openings");
}

export async function open(name, afresh = false) {
  if (!name && unseen && !afresh) { // back to where the question was asked: it is a conversation now
    name = id;
    history.replaceState(null, "", $("[data-tab=ask]").getAttribute("href"));
  }
  latest += 1;
  const mine = latest;
  rail(false);
  if (name === id && $(".turn") && !afresh) {
    const turn = unseen;
    unseen = null;
    if (turn?.isConnected) reveal(turn);
    return;
  }
  unseen = null;
  if (!name) await welcome();
  else await fetched(name, () => mine === latest);
  await list();
}

async function fetched(name, wanted) {
  let got;
  try {
    got = await json(`/desk/conversations/${encoded(name)}`);
  } catch (error) {
    if (!wanted()) return;
    history.replaceState(null, "", "#/");
    await welcome();
    if (error.status !== 404) throw error;
    toast(t("conversation.gone"));
    return;
  }
  if (!wanted()) return;
  id = name;
  $("#thread").innerHTML = got.html;
  dated($("#thread"));
  heading(got.title);
  filters.restore(got.filters);
  source.close();
  const last = $$(".turn").at(-1);
  if (!last) return;
  source.openFirst(last);
  reveal(last);
}

export async function begin() {
  history.pushState(null, "", "#/");
  show("ask");
  await open("", true);
}

// The list, where it is a drawer.
export function rail(shown) {
  $("#rail").classList.toggle("open", shown);
  $(".rail-toggle").setAttribute("aria-expanded", String(shown));
}

export function start() {
  // What was asked, renamed or deleted in another tab, and which day it is by now.
  document.addEventListener("visibilitychange", () => {
    if (ready && !document.hidden) list().catch(() => {});
  });
  on("toggle-rail", () => {
    rail(!$("#rail").classList.contains("open"));
    if ($("#rail").classList.contains("open")) $("#rail button").focus();
  });
  on("new-conversation", async () => {
    const begun = begin();
    composer.focus();
    await begun;
  });
  on("rename-conversation", async () => {
    const title = await confirmed({ words: t("conversation.rename"), yes: t("save"), value: $("#talk-title").textContent });
    if (!title) return;
    await send(`/desk/conversations/${encoded(id)}/title`, { method: "POST", body: { title } });
    heading(title);
    await list();
  });
  on("delete-conversation", async () => {
    const sure = await confirmed({ words: t("conversation.delete.sure"), yes: t("delete"), danger: true });
    if (!sure) return;
    await send(`/desk/conversations/${encoded(id)}`, { method: "DELETE" });
    history.replaceState(null, "", "#/");
    const opened = open("", true);
    composer.focus();
    await opened;
    toast(t("conversation.deleted"));
  });
}
