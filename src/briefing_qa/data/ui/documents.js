// The documents tab: what is there, uploads, removal.

import { Refused, json, text, upload, follow } from "./http.js";
import { $, $$, on, onForm, t, named, seek } from "./desk.js";
import { toast, confirmed, explained } from "./messages.js";
import { load as loadChoices } from "./filters.js";
import { forget } from "./source.js";

const view = () => $("#view-documents");

export async function openDocuments() {
  const uploads = $("#uploads")?.children;
  const before = uploads ? [...uploads] : [];
  const sought = $("#seek-documents")?.value ?? "";
  view().innerHTML = await text("/desk/documents");
  named(view());
  $("#uploads")?.append(...before);
  const field = $("#seek-documents");
  if (field) {
    field.value = sought;
    field.addEventListener("input", find);
    if (sought) find();
  }
  const drop = $("#drop");
  if (!drop) return;
  $("#files").addEventListener("change", ({ target }) => {
    take(target.files);
    target.value = ""; // the same file, mended, can be chosen again
  });
  drop.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    take(event.dataTransfer.files);
  });
}

function find() {
  const n = seek($("#seek-documents"));
  $("#seek-count").textContent = t("documents.found", { n, total: $$(".documents > .document").length });
}

async function take(files) {
  const rows = [...files].map((file) => [file, row(file.name)]);
  $("#uploads").prepend(...rows.map(([, line]) => line)); // in the order in which they are sent
  let changed = false;
  for (const [file, line] of rows) changed = (await one(file, line)) || changed;
  if (changed) await refresh();
}

async function refresh() {
  forget();
  await loadChoices();
  await openDocuments();
}

function row(name) {
  const line = document.createElement("li");
  line.className = "upload";
  for (const part of ["name", "state"]) {
    const span = document.createElement("span");
    span.className = part;
    line.append(span);
  }
  $(".name", line).textContent = name;
  $(".state", line).textContent = t("upload.waiting");
  const bar = document.createElement("progress");
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-label", name);
  line.append(bar);
  return line;
}

// Sending is the first third of the bar, reading and embedding the rest.
const one = (file, line) => watched(line, (told) => {
  // Nothing is sent in vain.
  if (file.size > Number($("#files").dataset.largest)) throw new Refused(413, "", "large");
  return upload("/desk/documents", file, told);
});

async function fetchInto(name, body) {
  const line = row(name);
  $("#uploads").prepend(line);
  const begin = () => json("/desk/documents/address", { method: "POST", body });
  if (await watched(line, begin)) await refresh();
}

async function watched(line, begin) {
  const bar = $("progress", line);
  const state = $(".state", line);
  const ended = (outcome, reason = "", notices = []) => {
    state.textContent = t(`upload.${outcome}`);
    line.classList.add(outcome);
    line.prepend($(`#outcome-${outcome}`).content.cloneNode(true));
    bar.remove();
    for (const [kind, text] of [["reason", reason], ...notices.map((one) => ["notice", one])]) {
      if (!text) continue;
      const said = document.createElement("span");
      said.className = kind;
      said.textContent = text;
      line.append(said);
    }
  };
  try {
    const { job } = await begin((share) => {
      bar.value = share / 3;
      state.textContent = t("upload.sending", { percent: Math.round(100 * share) });
    });
    const done = await follow(`/desk/indexing/${encodeURIComponent(job)}`, (now) => {
      const share = now.total ? now.done / now.total : 0;
      bar.value = 1 / 3 + (2 / 3) * share;
      const doing = ["embedding", "downloading"].includes(now.doing) ? now.doing : "reading";
      state.textContent = t(`upload.${doing}`, { percent: Math.round(100 * share) });
    });
    const [result] = done.results;
    ended(result.outcome, result.reason, result.notices);
    return result.outcome === "added";
  } catch (error) {
    ended("refused", explained(error));
    return false;
  }
}

export function start() {
  // A file that misses its place would take the page's place in the browser.
  for (const kind of ["dragover", "drop"]) document.addEventListener(kind, (event) => event.preventDefault());
  onForm("fetch-address", async (form) => {
    const address = form.elements.address.value.trim();
    form.reset();
    await fetchInto(address, { address });
  });
  on("fetch-document", (button) => {
    button.disabled = true;
    return fetchInto(button.dataset.title, { document_id: button.dataset.document });
  });
  on("clear-uploads", () => {
    for (const line of $$(".upload:not(:has(progress))")) line.remove();
    $("h2", view()).focus({ preventScroll: true });
  });
  on("remove-document", async (button) => {
    const { document: id, title } = button.dataset;
    const sure = await confirmed({ words: t("remove.sure", { title }), yes: t("remove"), danger: true });
    if (!sure) return;
    const at = $$(".document").indexOf(button.closest(".document"));
    button.disabled = true;
    try {
      const { job } = await json(`/desk/documents/${encodeURIComponent(id)}`, { method: "DELETE" });
      await follow(`/desk/indexing/${encodeURIComponent(job)}`, () => {});
      toast(t("removed", { title }));
    } finally {
      button.disabled = false;
    }
    await refresh();
    const next = $$(".document")[at] ?? $$(".document").at(-1);
    ($("[data-do=open-document]", next ?? view()) ?? $("h2", view())).focus();
  });
}
