// Requests to the server of the page. A change carries a header that other sites cannot send.

export class Refused extends Error {
  constructor(status, message, kind = "") { super(message); this.status = status; this.kind = kind; }
}

let untilReady = async () => false;
export const whileLoading = (wait) => { untilReady = wait; };

let answered = () => {};
export const whenAnswered = (told) => { answered = told; };

export async function send(path, { method = "GET", body } = {}) {
  const options = { method, headers: {}, credentials: "same-origin" };
  if (method !== "GET") options.headers["X-Briefing-QA"] = "1";
  if (body !== undefined) {
    options.headers["Content-Type"] = "application/json";
    options.body = JSON.stringify(body);
  }
  let response;
  try { response = await fetch(path, options); } catch { throw new Refused(0, ""); }
  answered();
  if (response.status === 401) { location.assign("/login"); }
  if (response.ok) return response;
  const refused = await problem(response);
  // The server has been started anew, and loads its models: what was asked for waits for them.
  if (response.status === 503 && (await untilReady())) return send(path, { method, body });
  throw refused;
}

export const json = async (path, options) => (await send(path, options)).json();
export const text = async (path, options) => (await send(path, options)).text();

async function problem(response) {
  let said = {};
  try { said = await response.json(); } catch { /* said by the status */ }
  return refusal(response.status, said);
}

const refusal = (status, { detail, kind = "" }) => new Refused(status, typeof detail === "string" ? detail : "", kind);

// One file, with the share that is sent; the promise gives the answer of the server.
export function upload(path, file, told) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.setRequestHeader("X-Briefing-QA", "1");
    request.upload.onprogress = (event) => event.lengthComputable && told(event.loaded / event.total);
    request.onerror = () => reject(new Refused(0, ""));
    request.onload = () => {
      let answer = {};
      try { answer = JSON.parse(request.responseText); } catch { /* said by the status */ }
      if (request.status < 300) resolve(answer);
      else reject(refusal(request.status, answer));
    };
    const form = new FormData();
    form.append("file", file);
    request.send(form);
  });
}

// Looks after a job until it is done; `told` gets every state.
export async function follow(path, told) {
  for (let pause = 120; ; pause = Math.min(pause * 1.3, 1000)) {
    const job = await json(path);
    told(job);
    if (job.phase === "done") return job;
    if (job.phase === "failed") throw new Refused(400, job.message);
    await new Promise((resume) => setTimeout(resume, pause));
  }
}
