// The page is there before the models are: it says how far they are, and what is asked waits.

import { json } from "./http.js";
import { $, t } from "./desk.js";

let waiting = null;

// Whether the server came to answer; all that wait have the same look at it.
export function untilReady() {
  waiting ??= looked().finally(() => { waiting = null; });
  return waiting;
}

async function looked() {
  const place = $("#loading");
  for (;;) {
    try {
      const state = await json("/desk/state");
      if (["ready", "empty"].includes(state.phase)) break;
      if (state.phase === "failed") {
        place.classList.add("failed");
        place.textContent = state.message;
        return false;
      }
      const percent = state.total ? Math.round((100 * state.done) / state.total) : 0;
      place.textContent = t(`loading.${state.doing}`, { percent });
    } catch {
      place.textContent = t("offline");
    }
    await new Promise((resume) => setTimeout(resume, 300));
  }
  place.textContent = "";
  return true;
}
