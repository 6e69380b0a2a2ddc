// The evaluation tab: choose a set, run it, look at what came of it.

import { json, text, follow } from "./http.js";
import { $, onForm, t } from "./desk.js";
import { say, complain } from "./messages.js";

const KEY = "briefing-qa-run"; // the last run, to be found again after a reload
let following = ""; // the run that is looked after
let latest = null; // how far it is

export async function openEvaluation() {
  const result = $("#run-result")?.innerHTML ?? "";
  $("#view-evaluation").innerHTML = await text("/desk/evaluation");
  $("#run-result").innerHTML = result;
  const job = sessionStorage.getItem(KEY);
  if (following) show(latest);
  else if (job && !result) look(job, true).catch(complain);
}

// What is shown is looked for each time: the tab may have been left and opened again.
function show(now) {
  latest = now;
  const progress = $("#run-progress");
  if (!progress) return;
  progress.hidden = !now;
  const button = $(".run button");
  if (button) button.disabled = Boolean(now);
  if (!now) return;
  $("progress", progress).value = now.total ? now.done / now.total : 0;
  $(".words", progress).textContent = t("evaluating", { done: now.done, total: now.total || "…" });
}

async function look(job, again = false) {
  following = job;
  const path = `/desk/evaluation/${encodeURIComponent(job)}`;
  try {
    await follow(path, show);
    $("#run-result").innerHTML = await text(`${path}/result`);
    if (again) return;
    say(t("evaluated"));
    $("#result-heading").focus({ preventScroll: true });
    $("#result-heading").scrollIntoView({ block: "start" }); // and what came of it below
  } catch (error) {
    sessionStorage.removeItem(KEY);
    if (!again || error.status !== 404) throw error; // the server has forgotten it
  } finally {
    following = "";
    show(null);
  }
}

async function run(form) {
  show({ done: 0, total: 0 });
  try {
    const { job } = await json("/desk/evaluation", { method: "POST", body: { name: form.elements.name.value } });
    sessionStorage.setItem(KEY, job);
    await look(job);
  } finally {
    show(null);
  }
}

export const start = () => onForm("evaluate", run);
