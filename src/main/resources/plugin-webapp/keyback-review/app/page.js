// What the tabs share: making elements, and asking Keyback below /review.

export const SIGN_IN = '/staff/sign-in';

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) {
      made.addEventListener(key.slice(2), value);
    } else if (value !== null && value !== undefined) {
      made.setAttribute(key, value);
    }
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

export class Refusal extends Error {
  constructor(status, words) {
    super(`Status ${status}`);
    this.status = status;
    this.words = words; // for people, where the server has some
  }
}

export async function getJson(address, signal) {
  const response = await fetch(address, {
    headers: { Accept: 'application/json' },
    credentials: 'same-origin',
    signal,
  });
  if (!response.ok) {
    throw new Refusal(response.status);
  }
  return response.json();
}

export function readable(instant) {
  return instant
    ? new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant))
    : '–';
}

// Every POST carries the token that GET /review/forgery-token gives.
export async function postJson(address, body, signal) {
  const { header, value } = await getJson('/review/forgery-token', signal);
  const response = await fetch(address, {
    method: 'POST',
    headers: { Accept: 'application/json', 'Content-Type': 'application/json', [header]: value },
    credentials: 'same-origin',
    body: JSON.stringify(body),
    signal,
  });
  if (!response.ok) {
    const { message } = await response.json().catch(() => ({}));
    throw new Refusal(response.status, message);
  }
  return response.status === 204 ? null : response.json();
}

export function notice(text, ...more) {
  return element('p', { class: 'keyback-notice', role: 'status' }, text, ...more);
}

export function refusal(error, unavailable) {
  if (error.status === 401) {
    return notice('Your session has ended. ', element('a', { href: SIGN_IN }, 'Sign in again'));
  }
  return notice(unavailable);
}

const ASK_AGAIN_AFTER_MS = 2000;

// Asks for something of the task's case, below its address, until it is open: to whoever has claimed the task.
export async function untilClaimed(api, taskId, signal, { ask, closed }) {
  const task = `${api.engineApi}/task/${encodeURIComponent(taskId)}`;
  // The assignee is read before anything is asked for: a claim in between is then seen as a change, never missed.
  let { processInstanceId, assignee } = await getJson(task, signal);
  const { businessKey } = await getJson(
    `${api.engineApi}/process-instance/${encodeURIComponent(processInstanceId)}`,
    signal,
  );
  const address = `/review/cases/${encodeURIComponent(businessKey)}`;
  for (let told = false; ; told = true) {
    try {
      return { task, address, answer: await ask(address) };
    } catch (error) {
      if (error.status !== 403) {
        throw error;
      }
      if (!told) {
        closed();
      }
    }
    assignee = await otherAssignee(task, assignee, signal);
  }
}

export async function otherAssignee(task, before, signal) {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_AFTER_MS));
    signal.throwIfAborted();
    const { assignee } = await getJson(task, signal);
    if (assignee !== before) {
      return assignee;
    }
  }
}
