// What all parts of the page share: texts, actions, messages, tabs, theme.

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

export function say(words) {
  const place = $("#said");
  place.textContent = "";
  requestAnimationFrame(() => { place.textContent = words; });
}

// Languages by their names, where the server has only codes.
export function named(within) {
  const names = new Intl.DisplayNames([document.documentElement.lang], { type: "language", fallback: "code" });
  for (const one of $$("[data-language]", within)) {
    const { language } = one.dataset;
    if (one.textContent !== language) continue;
    try { one.textContent = names.of(language); } catch { /* not a code that there is */ }
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

let hiding;
export function toast(words) {
  const place = $("#toast");
  place.textContent = words;
  place.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => { place.hidden = true; }, 5000);
}

export function complain(error) {
  toast(error.message || t(error.status === 0 ? "offline" : "failed"));
}

// A question with yes and no; with a field, what was typed.
export function confirmed({ words, yes, danger = false, value }) {
  const dialog = document.createElement("dialog");
  const form = document.createElement("form");
  form.method = "dialog";
  const label = document.createElement("label");
  label.textContent = words;
  form.append(label);
  let field;
  if (value !== undefined) {
    field = document.createElement("input");
    field.value = value;
    field.maxLength = 200;
    label.append(field);
  }
  const row = document.createElement("div");
  row.className = "actions";
  const no = document.createElement("button");
  no.textContent = t("cancel");
  no.type = "button"; // the first button that submits is the one that Enter presses
  no.addEventListener("click", () => dialog.close("no"));
  const go = document.createElement("button");
  go.textContent = yes;
  go.value = "yes";
  go.className = danger ? "danger" : "primary";
  row.append(no, go);
  form.append(row);
  dialog.append(form);
  $("#desk").append(dialog);
  dialog.showModal();
  (field ?? no).focus();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      const agreed = dialog.returnValue === "yes";
      resolve(field ? (agreed ? field.value.trim() : "") : agreed);
    });
  });
}

export function listen() {
  texts = JSON.parse($("#texts").textContent);
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
}

// Back to the conversation, as the tab itself goes there.
export function showAsk() {
  history.pushState(null, "", $("[data-tab=ask]").getAttribute("href"));
  show("ask");
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
