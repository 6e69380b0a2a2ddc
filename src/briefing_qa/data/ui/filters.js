// Which documents the next questions are put to: a panel to choose in, and a chip for each choice.

import { text } from "./http.js";
import { $, $$, on, t, named, seek } from "./desk.js";

const KEY = "briefing-qa-filters";
const MANY = 3; // documents that have a chip each; more have one together
const YEARS = ["year_from", "year_to"];
const boxes = (rest = "") => $$(`#choices input[type=checkbox]${rest}`);
const year = (name) => $(`#choices [name=${name}]`);

// As the server takes it, with every question.
export function chosen() {
  const found = {};
  for (const box of boxes(":checked")) (found[box.name] ??= []).push(box.value);
  for (const name of YEARS) {
    const value = Number.parseInt(year(name)?.value ?? "", 10);
    if (value > 0 && value <= 9999) found[name] = value;
  }
  return found;
}

export function restore(filters) {
  for (const box of boxes()) box.checked = (filters[box.name] ?? []).includes(box.value);
  for (const name of YEARS) if (year(name)) year(name).value = filters[name] ?? "";
  show();
}

// For a reload, or another language, before the next question is asked.
export function keep(conversation) {
  if (boxes().length) sessionStorage.setItem(KEY, JSON.stringify({ conversation, choices: chosen() }));
}

export function resume(conversation) {
  const kept = JSON.parse(sessionStorage.getItem(KEY));
  sessionStorage.removeItem(KEY);
  if (kept?.conversation === conversation) restore(kept.choices);
}

const words = (box) => $(".choice", box.closest("label")).textContent;

function chip(label, kind, value = "") {
  const one = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "chip";
  Object.assign(button.dataset, { do: "drop-filter", kind, value });
  button.setAttribute("aria-label", t("filter.drop", { name: label }));
  button.title = label;
  const name = document.createElement("span");
  name.textContent = label;
  name.dir = "auto";
  const cross = document.createElement("span");
  cross.textContent = "×";
  cross.ariaHidden = "true";
  button.append(name, cross);
  one.append(button);
  return one;
}

function show() {
  const found = chosen();
  const chips = [];
  for (const box of boxes(":checked")) {
    if (box.name !== "documents" || found.documents.length <= MANY) chips.push(chip(words(box), box.name, box.value));
  }
  const { documents = [], year_from: from, year_to: to } = found;
  if (documents.length > MANY) chips.push(chip(t("filter.some", { n: documents.length }), "documents"));
  if (from || to) chips.push(chip(from === to ? String(from) : `${from ?? "…"}–${to ?? "…"}`, "years"));
  $("#filter-chips").replaceChildren(...chips);
  $("#filter-words").textContent = chips.length ? t("filter.only") : t("filter.all");
  $("#filter").classList.toggle("on", chips.length > 0);
  left(found);
}

// What a document has to have of each kind; the server knows the same.
const KINDS = {
  languages: (one, wanted) => wanted.includes(one.languages),
  publishers: (one, wanted) => wanted.includes(one.publishers),
  countries: (one, wanted) => JSON.parse(one.countries).some((name) => wanted.includes(name)),
  documents: (one, wanted) => wanted.includes(one.id),
};

function meets({ dataset: one }, found) {
  const { year_from: from, year_to: to } = found;
  if ((from || to) && !(one.year && (from ?? 0) <= Number(one.year) && Number(one.year) <= (to ?? 9999))) return false;
  return Object.entries(KINDS).every(([kind, has]) => !found[kind] || has(one, found[kind]));
}

// Says where the choices contradict each other, and greys out what would leave no document.
function left(found) {
  const all = $$("#choices [data-kind=documents] label[data-id]");
  const any = (choices) => all.some((one) => meets(one, choices));
  for (const box of boxes()) {
    const choices = { ...found, [box.name]: [box.value] };
    box.closest("label").classList.toggle("without", !box.checked && !any(choices));
  }
  const nothing = all.length > 0 && !any(found);
  for (const place of $$(".contradiction")) place.hidden = !nothing;
  $("#filter").classList.toggle("nothing", nothing);
}

// The panel has the room between the bar and the button; where all is one page that scrolls, it is gone to.
function opened() {
  const panel = $("#choices");
  if (!$("#filter").open) return;
  const room = $("#filter").getBoundingClientRect().top - $(".bar").getBoundingClientRect().bottom;
  panel.style.setProperty("--room", `${room}px`);
  if (getComputedStyle(panel).position === "static") panel.scrollIntoView({ block: "start" });
}

export async function load() {
  const before = chosen();
  $("#choices").innerHTML = await text("/desk/documents/choices");
  named($("#choices"));
  $("#filter").hidden = !$("#choices [data-kind=documents] label[data-id]"); // there is nothing to choose from
  restore(before);
}

export const only = (id) => restore({ documents: [id] });

export function start() {
  $("#choices").addEventListener("change", show);
  $("#choices").addEventListener("input", (event) => {
    if (event.target.dataset.seek) seek(event.target);
  });
  $("#choices").addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.type === "checkbox" || event.target.tagName !== "INPUT") return;
    event.preventDefault(); // it would ask the question
    show();
  });
  $("#filter").addEventListener("toggle", opened);
  on("filter-all", () => restore({}));
  on("drop-filter", (button) => {
    const { kind, value } = button.dataset;
    const place = $$("#filter-chips button").indexOf(button);
    if (kind === "years") for (const name of YEARS) year(name).value = "";
    for (const box of boxes(`[name=${kind}]`)) if (!value || box.value === value) box.checked = false;
    show();
    const left = $$("#filter-chips button");
    (left[Math.min(place, left.length - 1)] ?? $("#question")).focus();
  });
}
