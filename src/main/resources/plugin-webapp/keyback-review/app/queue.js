// The list of tasks in Tasklist: what is late or nearly so says it, and a button draws the next case.

import { element, getJson, postJson, SIGN_IN } from './page.js';

const ASK_AGAIN_AFTER_MS = 15000;
const PRIORITY_AT_RISK = 90;

// The cards that are shown, each with the place for its mark.
const cards = new Map();
let engine = '';
let asking = null;

function words({ due, priority }) {
  if (due && new Date(due) < new Date()) {
    return 'Overdue';
  }
  return priority >= PRIORITY_AT_RISK ? 'At risk' : '';
}

function draw(node, text) {
  if (node.textContent !== text) {
    const mark = element('strong', { class: `keyback-queue-mark keyback-${text === 'Overdue' ? 'overdue' : 'at-risk'}` }, text);
    node.replaceChildren(...(text ? [mark] : []));
  }
}

// One question for all cards that are shown; a list that cannot be marked now is marked the next time.
async function mark() {
  asking = null;
  const places = [...cards.keys()].filter((node) => node.isConnected);
  for (const node of cards.keys()) {
    if (!node.isConnected) {
      cards.delete(node);
    }
  }
  if (places.length === 0) {
    return;
  }
  const ids = [...new Set(places.map((node) => cards.get(node)))];
  try {
    const tasks = await getJson(`${engine}/task?taskIdIn=${ids.map(encodeURIComponent).join(',')}`);
    const byId = new Map(tasks.map((task) => [task.id, task]));
    places.forEach((node) => draw(node, words(byId.get(cards.get(node)) ?? {})));
  } catch (error) {
    console.warn('The list could not be marked', error);
  }
  askLater(ASK_AGAIN_AFTER_MS);
}

function askLater(wait) {
  clearTimeout(asking);
  asking = setTimeout(mark, wait);
}

export const marks = {
  id: 'keyback-queue-marks',
  pluginPoint: 'tasklist.card',
  priority: 1000,
  properties: { label: 'Due' },
  render: (node, { api, taskId }) => {
    engine = api.engineApi;
    cards.set(node, taskId);
    askLater(0);
  },
};

async function draws(said) {
  said.textContent = '';
  try {
    const next = await postJson('/review/next', {});
    if (next) {
      location.hash = `#/?task=${encodeURIComponent(next.task)}`;
    } else {
      said.textContent = 'No case is waiting for you.';
    }
  } catch (error) {
    if (error.status === 401) {
      location.assign(SIGN_IN);
    } else {
      said.textContent = 'That did not work. Please press again in a moment.';
    }
  }
}

export const nextCase = {
  id: 'keyback-next-case',
  pluginPoint: 'tasklist.navbar.action',
  priority: 1000,
  properties: { label: 'Next case' },
  render: (node) => {
    const said = element('span', { class: 'keyback-next-said', role: 'status' });
    const button = element('button', { type: 'button', class: 'btn btn-primary btn-sm' }, 'Next case');
    button.addEventListener('click', async () => {
      button.disabled = true;
      await draws(said);
      button.disabled = false;
    });
    node.classList.add('keyback-next');
    node.replaceChildren(button, said);
  },
};
