// The field of the question: what is typed stays until it is asked.

import { $, t, showAsk } from "./desk.js";
import { say } from "./messages.js";

const KEY = "briefing-qa-draft";
const ASKED = "briefing-qa-asked"; // of the draft, what was asked before the reload
const WORD = /[\p{L}\p{N}]/u; // what the server needs at least to have something to look for
const field = () => $("#question");
let busy = false;
let left = false; // the page: what goes wrong with it now is not written down any more

const longest = () => Number(field().dataset.longest);
const length = () => [...field().value.trim()].length;

// Height, what is kept for a reload, and how much of the length is used up.
function fit() {
  const area = field();
  area.style.blockSize = "auto";
  area.style.blockSize = `${area.scrollHeight}px`;
  if (!left) sessionStorage.setItem(KEY, area.value);
  const [n, most] = [length(), longest()];
  const written = (number) => number.toLocaleString(document.documentElement.lang);
  $("#count").textContent = n > 0.9 * most ? `${written(n)} / ${written(most)}` : "";
  $("#count").classList.toggle("over", n > most);
  remark(n > most ? t("question.long", { most: written(most) }) : "");
}

function remark(words) {
  if ($("#remark").textContent !== words) $("#remark").textContent = words;
  $("#composer button[type=submit]").setAttribute("aria-disabled", String(busy || length() > longest()));
}

export function clear() {
  field().value = "";
  fit();
}

// Puts a question into the field, before what is typed there.
export function giveBack(question) {
  field().value = [question, field().value].filter(Boolean).join("\n");
  fit();
  focus();
}

// What is in the field after a reload: what was asked without an answer, before what is typed.
export function keep(questions) {
  const kept = [...questions, field().value].filter(Boolean).join("\n");
  sessionStorage.setItem(KEY, kept);
  sessionStorage.setItem(ASKED, questions.join("\n"));
  left = true;
}

// A question that had its answer in spite of the reload is not in the field, too.
export function forget(answered) {
  const asked = sessionStorage.getItem(ASKED);
  sessionStorage.removeItem(ASKED);
  if (!asked || asked !== answered || !field().value.startsWith(asked)) return;
  field().value = field().value.slice(asked.length).trimStart();
  fit();
}

// While a question is looked into, the next one can be written, and is not asked.
export function setBusy(now) {
  busy = now;
  fit();
}

export function remind() {
  remark(t("question.busy"));
  say(t("question.busy"));
}

// Said until something is typed; whoever pressed the button is back in the field.
function wordless() {
  remark(t("question.wordless"));
  field().focus();
}

export function focus() {
  showAsk();
  field().focus();
}

export function start(ask) {
  const area = field();
  addEventListener("pageshow", () => { left = false; }); // come back to as it was
  area.value = sessionStorage.getItem(KEY) ?? "";
  fit();
  area.addEventListener("input", fit);
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      $("#composer").requestSubmit();
    }
  });
  $("#composer").addEventListener("submit", (event) => {
    event.preventDefault();
    if (busy) remind();
    else if (!WORD.test(area.value)) wordless();
    else if (length() <= longest()) ask(area.value);
  });
}
