// The tab "Messages" of a review task: what applicant and reviewer write to each other, as it comes.

import { element, getJson, notice, postJson, readable, refusal, untilClaimed } from './page.js';

const PAUSE_MS = 250;
const FIRST_RETRY_MS = 1000;
const SLOWEST_RETRY_MS = 15000;
const BACK_OFF = 2;

const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

function line(message, address, arrived) {
  const picture = message.picture && `${address}/evidence/${encodeURIComponent(message.picture)}`;
  return element(
    'li',
    { class: `keyback-${message.author.toLowerCase()}` },
    element(
      'p',
      { class: 'keyback-caption' },
      element('strong', {}, message.who),
      ` ${readable(message.at)} `,
      message.author === 'APPLICANT' && message.unread ? element('span', { class: 'badge' }, 'New') : null,
    ),
    picture
      ? element(
          'a',
          { href: picture, target: '_blank', rel: 'noopener' },
          element('img', { src: picture, onload: arrived, alt: 'Picture that the applicant sent; opens in a new tab' }),
        )
      : element('p', { class: 'keyback-text', dir: 'auto' }, message.text),
  );
}

// One conversation on the page: its list, its box, and what was seen of it.
function conversation(node, address, { maxLength, messages: first }, signal) {
  let latest = 0;
  let sent; // what may have arrived although we do not know it: sent again, it has the same id
  const none = element('p', {}, 'No messages yet.');
  const list = element('ol', { class: 'keyback-talk', role: 'log', 'aria-live': 'polite', 'aria-label': 'Messages', tabindex: '0' });
  const field = element('textarea', { id: 'keyback-message', class: 'form-control', rows: '2', maxlength: String(maxLength) });
  const state = element('p', { class: 'keyback-caption', role: 'status' });
  const button = element('button', { type: 'submit', class: 'btn btn-primary' }, 'Send');
  const form = element(
    'form',
    { class: 'keyback-write', onsubmit: (event) => { event.preventDefault(); send(); } },
    element('label', { for: 'keyback-message' }, 'Message to the applicant'),
    field,
    state,
    button,
  );
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      send();
    }
  });

  function toTheEnd() {
    list.scrollTop = list.scrollHeight;
  }

  function take({ messages }) {
    const fresh = messages.filter((message) => message.number > latest);
    if (fresh.length === 0) {
      return;
    }
    none.remove();
    list.hidden = false;
    if (fresh.some((message) => message.author === 'STAFF')) {
      list.querySelectorAll('.badge').forEach((mark) => mark.remove());
    }
    list.append(...fresh.map((message) => line(message, address, toTheEnd)));
    toTheEnd();
    latest = fresh[fresh.length - 1].number;
    if (fresh.some((message) => message.author === 'APPLICANT' && message.unread)) {
      seen();
    }
  }

  async function seen() {
    if (document.visibilityState === 'visible') {
      await postJson(`${address}/messages/read`, { number: latest }, signal).catch(() => {}); // with the next message
    }
  }

  async function send() {
    const text = field.value;
    if (button.disabled || text.trim() === '') {
      return;
    }
    button.disabled = true;
    state.textContent = 'Sending …';
    if (sent?.text !== text) {
      sent = { id: crypto.randomUUID(), text };
    }
    try {
      await postJson(`${address}/messages`, sent, signal);
      sent = undefined;
      state.textContent = '';
      if (field.value === text) {
        field.value = '';
      }
      take(await getJson(`${address}/messages?after=${latest}`, signal));
    } catch (error) {
      if (!signal.aborted) {
        state.textContent = `${error.words ?? 'That did not work. Please try again.'} It was not sent.`;
      }
    }
    button.disabled = false;
    field.focus();
  }

  async function listen() {
    for (let retry = FIRST_RETRY_MS; ; ) {
      try {
        take(await getJson(`${address}/messages/news?after=${latest}`, signal));
        retry = FIRST_RETRY_MS;
        await pause(PAUSE_MS);
      } catch (error) {
        if (signal.aborted || error.status === 401 || error.status === 403) {
          throw error;
        }
        await pause(retry);
        retry = Math.min(retry * BACK_OFF, SLOWEST_RETRY_MS);
      }
      signal.throwIfAborted();
    }
  }

  list.hidden = true;
  node.replaceChildren(element('article', { class: 'keyback-conversation' }, none, list, form));
  document.addEventListener('visibilitychange', seen, { signal });
  take({ messages: first });
  return listen();
}

async function follow(node, api, taskId, signal) {
  for (;;) {
    const { address, answer } = await untilClaimed(api, taskId, signal, {
      ask: (address) => getJson(`${address}/messages`, signal),
      closed: () => node.replaceChildren(notice('Claim this task to read and write messages. A task that somebody else has claimed stays closed.')),
    });
    try {
      await conversation(node, address, answer, signal);
    } catch (error) {
      if (error.status !== 403) {
        throw error;
      }
    }
  }
}

let shown = new AbortController();

export const messages = {
  id: 'keyback-messages',
  pluginPoint: 'tasklist.task.detail',
  priority: 15000,
  properties: { label: 'Messages' },
  render: (node, { api, taskId }) => {
    shown.abort();
    shown = new AbortController();
    const { signal } = shown;
    node.classList.add('keyback-review');
    node.replaceChildren(notice('Loading the messages …'));
    follow(node, api, taskId, signal).catch((error) => {
      if (!signal.aborted) {
        node.replaceChildren(refusal(error, 'The messages cannot be shown right now. Open the task again in a moment.'));
      }
    });
  },
  unmount: () => shown.abort(),
};
