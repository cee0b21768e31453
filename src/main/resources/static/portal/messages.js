// The conversation with the reviewer: shows what comes, sends what is written, and says what was looked at.
import { sendAnswer, sendPictures } from './send.js';

const ADDRESS = '/recovery/messages';
const PAUSE = 250;
const FIRST_RETRY = 1000;
const SLOWEST_RETRY = 15_000;
const BACK_OFF = 2;
const USED_EVERY = 60_000;

const section = document.getElementById('messages');
const list = section.querySelector('.kb-talk');
const count = section.querySelector('.kb-count');
const form = section.querySelector('form');
const title = document.title;
const at = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

let latest = 0;
let unread = 0;
let open = section.dataset.open === 'true';
let inView = false;
let over = false;

const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

function made(name, className, text) {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}

// Announced by screen readers, beside what the list itself announces.
const state = form?.querySelector('.kb-talk-state');
function say(text, kind = '') {
  if (!state) return;
  state.textContent = text;
  state.className = `kb-talk-state ${kind}`.trim();
}

// Leads from the top of the page to what came further down.
const hint = document.createElement('a');
hint.href = '#messages';
hint.className = 'kb-box kb-talk-hint';
hint.hidden = true;
document.querySelector('main').prepend(hint);

function showUnread() {
  const words = unread === 1 ? '1 new message' : `${unread} new messages`;
  count.textContent = words;
  count.hidden = unread === 0;
  hint.textContent = words;
  hint.hidden = unread === 0;
  document.title = unread === 0 ? title : `(${unread}) ${title}`;
}

function line(message) {
  const mine = message.author === 'APPLICANT';
  const item = made('li', mine ? 'kb-talk-mine' : 'kb-talk-theirs', '');
  const head = made('p', 'kb-talk-head', '');
  const time = made('time', '', at.format(new Date(message.at)));
  time.dateTime = message.at;
  head.append(made('strong', '', mine ? 'You' : 'Reviewer'), ' ', time);
  if (message.unread) head.append(' ', made('span', 'kb-talk-new', 'New'));
  const text = message.picture
    ? made('p', 'kb-talk-picture', 'Picture sent. Only the reviewer can open it.')
    : made('p', 'kb-talk-text', message.text);
  text.dir = 'auto';
  item.append(head, text);
  return item;
}

function take(news) {
  const fresh = news.messages.filter((message) => message.number > latest);
  if (fresh.length > 0) {
    const atTheEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 40;
    list.hidden = false;
    if (fresh.some((message) => message.author === 'APPLICANT')) {
      list.querySelectorAll('.kb-talk-new').forEach((mark) => mark.remove());
    }
    list.append(...fresh.map(line));
    if (atTheEnd || latest === 0) list.scrollTop = list.scrollHeight;
    latest = fresh.at(-1).number;
    unread += fresh.filter((message) => message.unread).length;
    showUnread();
    lookedAt();
  }
  if (open && !news.open) close('This request has moved on, and the conversation is closed. Load the page again to see where it stands.');
}

async function lookedAt() {
  if (unread === 0 || !inView || document.visibilityState !== 'visible') return;
  const upTo = latest;
  const answer = await sendAnswer(`${ADDRESS}/read`, { number: upTo });
  if (answer.ok && upTo === latest) {
    unread = 0;
    showUnread();
  }
}

function close(why) {
  open = false;
  over = true;
  say(why, 'kb-refused');
  form?.querySelectorAll('button').forEach((button) => (button.disabled = true));
}

async function ask(address) {
  try {
    const response = await fetch(address, { headers: { Accept: 'application/json' }, credentials: 'same-origin' });
    if (response.ok) return { ok: true, news: await response.json() };
    const { message } = await response.json().catch(() => ({}));
    return { ok: false, ended: response.status === 401 || response.status === 403, message };
  } catch {
    return { ok: false };
  }
}

async function refresh() {
  const answer = await ask(`${ADDRESS}?after=${latest}`);
  if (answer.ok) take(answer.news);
  return answer;
}

// Waits for the next message, and for the next, until the session has ended.
async function listen() {
  let retry = FIRST_RETRY;
  while (!over) {
    const answer = await ask(`${ADDRESS}/news?after=${latest}`);
    if (answer.ok) {
      if (retry > FIRST_RETRY && state?.classList.contains('kb-offline')) say('');
      retry = FIRST_RETRY;
      take(answer.news);
      await pause(PAUSE);
    } else if (answer.ended) {
      close(`${answer.message ?? 'Your session has ended.'} Load the page again to go on.`);
    } else {
      if (retry > FIRST_RETRY && state?.textContent === '') say('No connection at the moment. We keep trying.', 'kb-offline');
      await pause(retry);
      retry = Math.min(retry * BACK_OFF, SLOWEST_RETRY);
    }
  }
}

function prepareSending() {
  const field = form.querySelector('textarea');
  const file = form.querySelector('input[type="file"]');
  const [send, attach] = form.querySelectorAll('button');
  let draft; // what may have arrived although we do not know it: sent again, it has the same id
  let sending = false;

  // sent: at once when it is, before anything else can be done with what was sent
  async function deliver(content, transport, sent = () => {}) {
    if (sending || over) return false;
    sending = true;
    send.disabled = attach.disabled = true;
    say('Sending…');
    if (draft?.content !== content) draft = { content, id: crypto.randomUUID() };
    const answer = await transport(draft.id);
    sending = false;
    if (!over) send.disabled = attach.disabled = false;
    if (!answer.ok) {
      say(`${answer.message} It was not sent.`, 'kb-refused');
      return false;
    }
    draft = undefined;
    sent();
    say('');
    await refresh();
    return true;
  }

  async function sendText() {
    const text = field.value;
    if (text.trim() === '') {
      field.focus();
      return;
    }
    const emptied = () => {
      if (field.value === text) field.value = '';
    };
    if (await deliver(text, (id) => sendAnswer(ADDRESS, { id, text }), emptied)) {
      list.scrollTop = list.scrollHeight;
    }
    field.focus();
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    sendText();
  });
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      sendText();
    }
  });
  attach.addEventListener('click', () => file.click());
  file.addEventListener('change', async () => {
    const chosen = file.files[0];
    if (chosen?.size > Number(section.dataset.largest)) say(section.dataset.tooLarge, 'kb-refused');
    else if (chosen) await deliver(chosen, (id) => sendPictures(`${ADDRESS}/pictures/${id}`, 'picture', [chosen]));
    file.value = ''; // the same file may be chosen again
  });
  send.disabled = attach.disabled = false;
}

// Waiting does not prolong the session; somebody who does something at the page does.
let usedAt = Date.now();
for (const sign of ['pointerdown', 'keydown']) {
  document.addEventListener(sign, () => {
    if (over || Date.now() - usedAt < USED_EVERY) return;
    usedAt = Date.now();
    refresh();
  });
}

new IntersectionObserver(([entry]) => {
  inView = entry.isIntersecting;
  lookedAt();
}).observe(list);
document.addEventListener('visibilitychange', lookedAt);

if (form) prepareSending();
const first = await refresh();
if (first.ended) over = true;
if (open) listen();
