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
  constructor(status) {
    super(`Status ${status}`);
    this.status = status;
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
    throw new Refusal(response.status);
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
