// Sends to our server and gives back what its page shows: {ok, status, message, errors, next}.

const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content;

function headers(more) {
  const header = meta('csrf-header');
  return { Accept: 'application/json', ...(header ? { [header]: meta('csrf-token') } : {}), ...more };
}

async function send(address, options) {
  let response;
  try {
    response = await fetch(address, { method: 'POST', credentials: 'same-origin', ...options });
  } catch {
    return { ok: false, status: 0, message: 'We could not reach the server. Check your connection and try again.' };
  }
  const json = response.headers.get('Content-Type')?.startsWith('application/json');
  const body = json ? await response.json().catch(() => ({})) : {};
  return { message: plain(response.status), ...body, ok: response.ok, status: response.status };
}

function plain(status) {
  if (status === 401 || status === 403) return 'Your session may have ended. Load the page again to go on.';
  if (status === 413) return 'This is larger than we can take. Please choose a smaller picture.';
  return 'That did not work. Please try again in a minute.';
}

export const sendAnswer = (address, data) =>
  send(address, { headers: headers({ 'Content-Type': 'application/json' }), body: JSON.stringify({ data }) });

/** Presses a button that has nothing to say but that it was pressed. */
export const post = (address) => send(address, { headers: headers() });

/** Sends pictures, each a Blob, under one name. */
export function sendPictures(address, name, pictures) {
  const form = new FormData();
  pictures.forEach((picture, index) => form.append(name, picture, picture.name ?? `${name}-${index + 1}.jpg`));
  return send(address, { headers: headers(), body: form });
}
