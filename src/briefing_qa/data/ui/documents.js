// The documents tab: what is there, uploads, removal.

import { json, text, upload, follow } from "./http.js";
import { $, on, t, toast, confirmed } from "./desk.js";
import { loadChoices } from "./ask.js";
import { forget } from "./source.js";

const view = () => $("#view-documents");

export async function openDocuments() {
  const uploads = $("#uploads")?.children;
  const before = uploads ? [...uploads] : [];
  view().innerHTML = await text("/desk/documents");
  $("#uploads")?.append(...before);
  const drop = $("#drop");
  if (!drop) return;
  $("#files").addEventListener("change", (event) => take(event.target.files));
  drop.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    take(event.dataTransfer.files);
  });
}

async function take(files) {
  const rows = [...files].map((file) => [file, row(file.name)]);
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
  $("#uploads").prepend(line);
  return line;
}

// Sending is the first third of the bar, reading and embedding the rest.
async function one(file, line) {
  const bar = $("progress", line);
  const state = $(".state", line);
  const ended = (words, reason = "") => {
    state.textContent = words;
    bar.remove();
    if (reason) {
      const said = document.createElement("span");
      said.className = "reason";
      said.textContent = reason;
      line.append(said);
    }
  };
  try {
    const { job } = await upload("/desk/documents", file, (share) => {
      bar.value = share / 3;
      state.textContent = t("upload.sending", { percent: Math.round(100 * share) });
    });
    const done = await follow(`/desk/indexing/${encodeURIComponent(job)}`, (now) => {
      const share = now.total ? now.done / now.total : 0;
      bar.value = 1 / 3 + (2 / 3) * share;
      state.textContent = t(now.doing === "embedding" ? "upload.embedding" : "upload.reading", { percent: Math.round(100 * share) });
    });
    const [result] = done.results;
    ended(t(`upload.${result.outcome}`), result.reason);
    return result.outcome === "added";
  } catch (error) {
    ended(t("upload.refused"), error.message || t(error.status === 0 ? "offline" : "failed"));
    return false;
  }
}

export function start() {
  // A file that misses its place would take the page's place in the browser.
  for (const kind of ["dragover", "drop"]) document.addEventListener(kind, (event) => event.preventDefault());
  on("remove-document", async (button) => {
    const { document: id, title } = button.dataset;
    const sure = await confirmed({ words: t("remove.sure", { title }), yes: t("delete"), danger: true });
    if (!sure) return;
    button.disabled = true;
    try {
      const { job } = await json(`/desk/documents/${encodeURIComponent(id)}`, { method: "DELETE" });
      await follow(`/desk/indexing/${encodeURIComponent(job)}`, () => {});
      toast(t("removed", { title }));
    } finally {
      button.disabled = false;
    }
    await refresh();
  });
}
