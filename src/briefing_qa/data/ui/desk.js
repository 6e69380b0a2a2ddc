// What all parts of the page share: texts, actions, tabs, theme.

import { complain, say } from "./messages.js";

const actions = new Map();
const forms = new Map();
let texts = {};

export const $ = (selector, within = document) => within.querySelector(selector);
export const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

export function t(key, values = {}) {
  if (values.n === 1 && texts[`js.${key}.one`]) key += ".one";
  return (texts[`js.${key}`] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

// Buttons say with data-do what they do, forms with data-form.
export const on = (name, action) => actions.set(name, action);
export const onForm = (name, action) => forms.set(name, action);

// Languages by their names, where the server has only codes.
export function named(within) {
  const names = new Intl.DisplayNames([document.documentElement.lang], { type: "language", fallback: "code" });
  for (const one of $$("[data-language]", within)) {
    const { language } = one.dataset;
    if (one.textContent !== language) continue;
    try { one.textContent = names.of(language); } catch { /* not a code that there is */ }
  }
}

// As people of the reader's region write it, where that has the language of the page.
function region() {
  const { lang } = document.documentElement;
  return navigator.languages.find((one) => one.split("-")[0] === lang) ?? lang;
}

const midnight = (time) => new Date(time.getFullYear(), time.getMonth(), time.getDate());

// When it was, no longer than needed: an hour of today, yesterday, a day of this year, a day.
function told(time, now) {
  const days = Math.round((midnight(now) - midnight(time)) / 86_400_000);
  if (days === 0) return time.toLocaleTimeString(region(), { timeStyle: "short" });
  if (days === 1) return new Intl.RelativeTimeFormat(region(), { numeric: "auto" }).format(-1, "day");
  const year = time.getFullYear() === now.getFullYear() ? {} : { year: "numeric" };
  return time.toLocaleDateString(region(), { day: "numeric", month: "short", ...year });
}

// Times by the clock of the reader, where the server has only its own.
export function dated(within) {
  const now = new Date();
  for (const one of $$("time.when, time.asked-on", within)) {
    const time = new Date(one.dateTime);
    const whole = time.toLocaleString(region(), { dateStyle: "long", timeStyle: "short" });
    one.textContent = one.matches(".when") ? told(time, now) : whole;
    one.title = whole;
  }
}

const bare = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

// Shows of a list only what has all words that were typed; says how many that are.
export function seek(field) {
  const wanted = bare(field.value).split(/\s+/).filter(Boolean);
  let count = 0;
  for (const one of $$(field.dataset.seek)) {
    one.hidden = !wanted.every((word) => bare(one.dataset.words ?? one.textContent).includes(word));
    count += !one.hidden;
  }
  const none = $(".none", field.closest("fieldset, .seeking"));
  if (none) none.hidden = count > 0;
  return count;
}

// Who sees a button without words is told what it does, as a screen reader is.
function hint({ target }) {
  const button = target.closest?.("#desk .square[aria-label]");
  if (button) button.title = button.getAttribute("aria-label");
}

export function listen() {
  texts = JSON.parse($("#texts").textContent);
  document.addEventListener("pointerover", hint);
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-do]");
    if (!button) return;
    const action = actions.get(button.dataset.do);
    if (action) { event.preventDefault(); Promise.resolve(action(button, event)).catch(complain); }
  });
  document.addEventListener("submit", (event) => {
    const action = forms.get(event.target.dataset.form);
    if (action) { event.preventDefault(); Promise.resolve(action(event.target)).catch(complain); }
  });
}

// The part after # says what is shown: #/, #/c/<conversation>, #/documents, #/evaluation.
export function show(tab) {
  for (const view of $$(".view")) view.hidden = view.id !== `view-${tab}`;
  for (const link of $$(".tabs a")) {
    if (link.dataset.tab === tab) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  entitle();
}

export const asking = () => !$("#view-ask").hidden;

// The window, and the list of those that were open, say what is shown.
export function entitle() {
  const shown = asking() ? $("#talk-head:not([hidden]) .talk-title") : $(".tabs [aria-current]");
  document.title = [shown?.textContent, "briefing-qa"].filter(Boolean).join(" – ");
}

// Back to the conversation, as the tab itself goes there.
export function showAsk() {
  if (asking()) return;
  history.pushState(null, "", $("[data-tab=ask]").getAttribute("href"));
  show("ask");
}

// Whether the document is below the conversation, as in the style sheet.
export function narrow() {
  return $("#desk").clientWidth < 52 * parseFloat(getComputedStyle(document.documentElement).fontSize);
}

const THEMES = ["auto", "light", "dark"];
const KEY = "briefing-qa-theme";

export function theme(next = false) {
  let name = localStorage.getItem(KEY) ?? "auto";
  if (next) {
    name = THEMES[(THEMES.indexOf(name) + 1) % THEMES.length];
    localStorage.setItem(KEY, name);
  }
  if (name === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = name;
  const button = $("[data-do=theme]");
  if (button) {
    button.setAttribute("aria-label", t(`theme.${name}`));
    button.title = t(`theme.${name}`);
    if (next) say(t(`theme.${name}`));
  }
}
