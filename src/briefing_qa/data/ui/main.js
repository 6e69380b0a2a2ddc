// Puts the page into the frame that Gradio makes, and starts its parts.

import { json, send, text } from "./http.js";
import { $, listen, on, show, t, theme, complain } from "./desk.js";
import * as ask from "./ask.js";
import * as source from "./source.js";
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

async function route() {
  const [, part = "", id = ""] = location.hash.split("/");
  if (part === "documents" || part === "evaluation") {
    show(part);
    await (part === "documents" ? documents.openDocuments() : evaluation.openEvaluation());
    $(`#view-${part} h2`)?.focus();
  } else {
    show("ask");
    await ask.openConversation(part === "c" ? decodeURIComponent(id) : "");
  }
}

// The page is there before the models are: it says how far they are, and takes a question already.
async function untilReady() {
  const place = $("#loading");
  for (;;) {
    try {
      const state = await json("/desk/state");
      if (state.phase === "ready") break;
      if (state.phase === "failed") {
        place.classList.add("failed");
        place.textContent = state.message;
        return false;
      }
      const percent = state.total ? Math.round((100 * state.done) / state.total) : 0;
      place.textContent = t(`loading.${state.doing}`, { percent });
    } catch (error) {
      place.textContent = t("offline");
    }
    await new Promise((resume) => setTimeout(resume, 300));
  }
  place.textContent = "";
  return true;
}

async function begin() {
  const desk = await frame();
  desk.innerHTML = await shell;
  document.documentElement.lang = $("[data-do=language][aria-pressed=true]").dataset.name;
  listen();
  theme();
  source.start();
  ask.start();
  documents.start();
  evaluation.start();
  on("theme", () => theme(true));
  on("api", () => $("button.show-api").click()); // Gradio's own page about its endpoints
  on("language", async (button) => {
    await send(`/desk/language/${button.dataset.name}`, { method: "POST" });
    location.reload();
  });
  $("#question").focus({ preventScroll: true });
  show(["documents", "evaluation"].find((name) => location.hash === `#/${name}`) ?? "ask");
  if (!(await untilReady())) return;
  const [, part, id] = location.hash.split("/");
  await ask.nowReady(part === "c" ? decodeURIComponent(id) : "");
  addEventListener("hashchange", () => route().catch(complain));
  if (part === "documents" || part === "evaluation") await route();
  document.documentElement.dataset.ready = "true";
}

begin().catch(complain);
