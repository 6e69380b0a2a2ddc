// Asking: the question waits in the conversation, and its answer or what went wrong takes its place.

import { json, text } from "./http.js";
import { $, $$, on, onForm, t, asking, dated } from "./desk.js";
import { say, explained } from "./messages.js";
import * as composer from "./composer.js";
import * as conversation from "./conversation.js";
import * as filters from "./filters.js";
import * as source from "./source.js";

let waiting = false;
let begun = Promise.resolve(); // the conversation of the address is there

export async function ask(question, { meant = "", typed = false } = {}) {
  question = question.trim();
  if (!question) return;
  if (waiting) return void composer.remind();
  waiting = true;
  const pending = hold(question);
  if (typed) composer.clear();
  composer.setBusy(true);
  try {
    await begun;
    if (!pending.isConnected) put(pending);
    const body = { question, meant, conversation: conversation.current(), ...filters.chosen() };
    const got = await json("/desk/ask", { method: "POST", body });
    if (!pending.isConnected) return void (await conversation.list()); // another one was opened meanwhile
    pending.outerHTML = got.html;
    came($(`#turn-${got.position}`), got, question);
    // In another tab more was asked: a follow-up question was understood from that, too.
    if ($$(".turn[id]").length < got.position) await conversation.open(got.conversation, true);
  } catch (error) {
    if (pending.isConnected) fail(pending, { question, meant }, error);
    else if (typed) composer.giveBack(question);
  } finally {
    waiting = false;
    composer.setBusy(false);
  }
}

function came(turn, got, question) {
  dated(turn);
  if (conversation.current()) conversation.list();
  else conversation.began(got.conversation, question);
  source.prepare(turn);
  source.close();
  source.openFirst(turn);
  conversation.reveal(turn);
  say(got.said);
  suggest(turn);
}

function hold(question) {
  const pending = document.createElement("article");
  pending.className = "turn";
  pending.dataset.question = question;
  const words = document.createElement("h3");
  words.className = "question";
  words.dir = "auto";
  words.textContent = question;
  const dots = document.createElement("div");
  dots.className = "card pending";
  dots.innerHTML = "<i></i><i></i><i></i>";
  const said = document.createElement("span");
  said.textContent = t("looking");
  dots.append(said);
  pending.append(words, dots);
  put(pending);
  say(t("looking"));
  return pending;
}

function put(pending) {
  $(".welcome")?.remove();
  $("#thread").append(pending);
  conversation.beginning(pending.dataset.question);
  conversation.reveal(pending);
}

// The question stays where it was asked, with what went wrong below it.
function fail(pending, asked, error) {
  pending.classList.add("failed");
  Object.assign(pending.dataset, asked);
  const card = $("#failure").content.firstElementChild.cloneNode(true);
  $("p", card).textContent = explained(error);
  card.dataset.kind = error.kind ?? "";
  $("a", card).hidden = error.kind !== "empty";
  $("[data-do=ask-again]", card).hidden = error.kind === "question"; // it would fail again
  $(".card", pending).replaceWith(card);
  if (asking()) card.scrollIntoView({ block: "nearest", behavior: "instant" });
}

async function suggest(turn) {
  const place = $("[data-fill=suggestions]", turn);
  if (!place) return;
  const { conversation: name, position } = turn.dataset;
  try {
    place.innerHTML = await text(`/desk/conversations/${encodeURIComponent(name)}/turns/${position}/suggestions`);
  } catch { /* the refusal stands without them */ }
  // They come above a form that may be written in, or passages that are read, by now.
  const pushed = $(".judged:not([hidden])", turn) ?? $(".found[open] li", turn);
  pushed?.scrollIntoView({ block: "nearest" });
}

// What has no answer yet is in the field again after a reload, and what was chosen is chosen.
function keep() {
  composer.keep($$(".turn:not([id])").map((one) => one.dataset.question));
  filters.keep(conversation.current());
}

// Whoever logs in next in this tab finds nothing of who logs out, nor by going back to the page.
function leave() {
  removeEventListener("pagehide", keep);
  composer.keep([]);
  sessionStorage.clear();
  addEventListener("pageshow", () => location.reload());
}

// Called once, with what has to be there before a question is put.
export function after(opened) {
  begun = opened.catch(() => {});
  begun.then(() => composer.forget($$(".turn[id] .question").at(-1)?.textContent));
}

export function start() {
  composer.start((question) => ask(question, { typed: true }));
  addEventListener("pagehide", keep);
  document.addEventListener("submit", (event) => { if (event.target.matches(".leave")) leave(); });
  on("focus-question", composer.focus);
  on("ask-this", async (button) => {
    if (!asking()) await conversation.begin();
    await ask(button.dataset.question);
  });
  on("ask-again", async (button) => {
    const { question, meant } = button.closest(".turn").dataset;
    if (waiting) return void composer.remind();
    button.closest(".turn").remove();
    $("#scroll").focus({ preventScroll: true }); // with the button the focus would be lost
    await ask(question, { meant });
  });
  on("ask-otherwise", (button) => {
    const turn = button.closest(".turn");
    const { question } = turn.dataset;
    turn.remove();
    composer.giveBack(question);
    if (!$$(".turn").length) conversation.welcome();
  });
  on("only-document", (button) => {
    filters.only(button.dataset.document);
    composer.focus();
  });
  onForm("again", (form) => { const meant = form.elements.meant.value; return ask(meant, { meant }); });
}
