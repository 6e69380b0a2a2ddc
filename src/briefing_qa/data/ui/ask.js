// The conversation: asking, answers, what is kept of them.

import { json, text, send } from "./http.js";
import { $, $$, on, onForm, t, say, show, showAsk, toast, complain, confirmed } from "./desk.js";
import * as filters from "./filters.js";
import * as source from "./source.js";

let current = ""; // id of the conversation; empty for a new one
let waiting = null; // a question that came before the models were loaded
let ready = false;
let asking = false;

const field = () => $("#question");
const encoded = (name) => encodeURIComponent(name);

function fit() {
  const area = field();
  area.style.blockSize = "auto";
  area.style.blockSize = `${area.scrollHeight}px`;
  sessionStorage.setItem("briefing-qa-draft", area.value);
}

async function ask(question, meant = "") {
  question = question.trim();
  if (!question || asking) return;
  if (!ready) {
    waiting = { question, meant };
    toast(t("waiting"));
    return;
  }
  asking = true;
  const pending = hold(question);
  field().value = "";
  fit();
  try {
    const body = { question, meant, conversation: current, ...filters.chosen() };
    const got = await json("/desk/ask", { method: "POST", body });
    if (!pending.isConnected) return void (await list()); // another conversation was opened meanwhile
    pending.outerHTML = got.html;
    const turn = $(`#turn-${got.position}`);
    const first = !current;
    current = got.conversation;
    if (first) {
      history.replaceState(null, "", `#/c/${current}`);
      heading(question);
    }
    source.prepare(turn);
    if (!source.openFirst(turn)) source.close();
    reveal(turn);
    say(got.said);
    suggest(turn);
    list();
  } catch (error) {
    pending.remove();
    field().value = question;
    fit();
    complain(error);
    if (!$(".turn")) welcome();
  } finally {
    asking = false;
  }
}

function hold(question) {
  $(".welcome")?.remove();
  const pending = document.createElement("article");
  pending.className = "turn";
  const words = document.createElement("h3");
  words.className = "question";
  words.textContent = question;
  const dots = document.createElement("div");
  dots.className = "card pending";
  dots.innerHTML = "<i></i><i></i><i></i>";
  const said = document.createElement("span");
  said.textContent = t("looking");
  dots.append(said);
  pending.append(words, dots);
  $("#thread").append(pending);
  reveal(pending);
  return pending;
}

const reveal = (turn) => turn.scrollIntoView({ block: "start", behavior: "instant" });

async function suggest(turn) {
  const place = $("[data-fill=suggestions]", turn);
  if (!place) return;
  const { conversation, position } = turn.dataset;
  try {
    place.innerHTML = await text(`/desk/conversations/${encoded(conversation)}/turns/${position}/suggestions`);
  } catch { /* the refusal stands without them */ }
}

// What is kept

async function list() {
  const place = $("#conversations");
  place.innerHTML = await text("/desk/conversations");
  for (const link of $$("a", place)) {
    if (link.dataset.conversation === current) link.setAttribute("aria-current", "true");
  }
}

function heading(title) {
  $("[data-tab=ask]").href = current ? `#/c/${current}` : "#/";
  $("#talk-head").hidden = !current;
  $("#talk-title").textContent = title;
  for (const form of ["md", "json"]) {
    $(`#export-${form}`).href = `/desk/conversations/${encoded(current)}/export.${form}`;
  }
}

async function welcome() {
  current = "";
  heading("");
  $("#thread").replaceChildren();
  source.close();
  if (ready) {
    const html = await text("/desk/welcome");
    if (!current && !$(".turn")) $("#thread").innerHTML = html;
  }
}

export async function openConversation(id, afresh = false) {
  if (id === current && $(".turn") && !afresh) return;
  if (!id) {
    await welcome();
  } else {
    if (!ready) return; // shown when the engine is
    try {
      const got = await json(`/desk/conversations/${encoded(id)}`);
      current = id;
      $("#thread").innerHTML = got.html;
      heading(got.title);
      filters.restore(got.filters);
      const last = $$(".turn").at(-1);
      if (last) {
        source.openFirst(last);
        reveal(last);
      }
    } catch (error) {
      history.replaceState(null, "", "#/");
      await welcome();
      if (error.status !== 404) throw error;
      toast(t("conversation.gone"));
    }
  }
  await list();
  rail(false);
}

// The list of conversations, where it is a drawer.
function rail(open) {
  $("#rail").classList.toggle("open", open);
  $(".rail-toggle").setAttribute("aria-expanded", String(open));
}

// Escape closes what is open over the page, and goes back to what opened it.
function away(from) {
  const menu = from.closest?.("#filter[open], .menu[open]");
  if (menu) {
    menu.open = false;
    $("summary", menu).focus();
  } else if ($("#rail").classList.contains("open")) {
    rail(false);
    $(".rail-toggle").focus();
  }
}

async function newConversation() {
  history.pushState(null, "", "#/");
  show("ask");
  await openConversation("", true);
}

export async function nowReady(hash) {
  ready = true;
  await filters.load();
  await openConversation(hash);
  if (waiting) {
    const { question, meant } = waiting;
    waiting = null;
    await ask(question, meant);
  }
}

async function copy(words) {
  try { await navigator.clipboard.writeText(words); } catch {
    const area = document.createElement("textarea");
    area.value = words;
    $("#desk").append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  toast(t("copied"));
  say(t("copied"));
}

async function judge(turn, verdict, words = {}) {
  const { conversation, position } = turn.dataset;
  await send(`/desk/conversations/${encoded(conversation)}/turns/${position}/feedback`, {
    method: "POST", body: { verdict, ...words },
  });
  for (const button of $$("[data-do=judge]", turn)) {
    button.setAttribute("aria-pressed", String(button.dataset.verdict === verdict));
  }
}

export function start() {
  const area = field();
  area.value = sessionStorage.getItem("briefing-qa-draft") ?? "";
  fit();
  area.addEventListener("input", fit);
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      $("#composer").requestSubmit();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") away(event.target);
    const typing = event.target.matches?.("input, textarea, select");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      area.focus();
    }
  });
  $("#composer").addEventListener("submit", (event) => { event.preventDefault(); ask(area.value); });
  filters.start();
  document.addEventListener("click", (event) => {
    for (const menu of $$("#filter, .menu")) if (!menu.contains(event.target)) menu.open = false;
    if (event.target.closest(".menu-items")) event.target.closest(".menu").open = false;
    if (!event.target.closest("#rail, .rail-toggle")) rail(false);
  });
  on("focus-question", () => area.focus());
  on("ask-this", async (button) => {
    if ($("#view-ask").hidden) await newConversation();
    await ask(button.dataset.question);
  });
  on("toggle-rail", () => {
    rail(!$("#rail").classList.contains("open"));
    if ($("#rail").classList.contains("open")) $("#rail button").focus();
  });
  on("new-conversation", async () => {
    await newConversation();
    area.focus();
  });
  on("only-document", (button) => {
    filters.only(button.dataset.document);
    showAsk();
    area.focus();
  });
  on("rename-conversation", async () => {
    const title = await confirmed({ words: t("conversation.rename"), yes: t("save"), value: $("#talk-title").textContent });
    if (!title) return;
    await send(`/desk/conversations/${encoded(current)}/title`, { method: "POST", body: { title } });
    heading(title);
    await list();
  });
  on("delete-conversation", async () => {
    const sure = await confirmed({ words: t("conversation.delete.sure"), yes: t("delete"), danger: true });
    if (!sure) return;
    await send(`/desk/conversations/${encoded(current)}`, { method: "DELETE" });
    history.replaceState(null, "", "#/");
    await openConversation("", true);
    toast(t("conversation.deleted"));
  });
  on("edit-meant", (button) => {
    const form = button.closest("form");
    $(".meant", form).hidden = true;
    button.hidden = true;
    $(".editing", form).hidden = false;
    $("input", form).focus();
  });
  onForm("again", (form) => { const meant = form.elements.meant.value; return ask(meant, meant); });
  on("copy", (button) => copy(button.dataset.text));
  on("judge", async (button) => {
    const turn = button.closest(".turn");
    const back = button.getAttribute("aria-pressed") === "true";
    await judge(turn, back ? "" : button.dataset.verdict);
    const form = $(".judged", turn);
    form.hidden = back || button.dataset.verdict !== "down";
    if (!form.hidden) $("textarea", form).focus();
    else if (!back) say(t("judged"));
  });
  onForm("judged", async (form) => {
    const words = { right_answer: form.elements.right_answer.value, comment: form.elements.comment.value };
    await judge(form.closest(".turn"), "down", words);
    form.hidden = true;
    toast(t("judged"));
  });
  on("judge-close", (button) => { button.closest("form").hidden = true; });
}
