// Keyback in Tasklist: its start, its list of tasks, and the tabs beside the form of a review task.

import { evidence } from './evidence.js';
import { messages } from './messages.js';
import { SIGN_IN } from './page.js';
import { marks, nextCase } from './queue.js';

// Tasklist's own sign-in is shut; whoever is sent there, because his session has ended, goes to ours.
function leaveTheirSignIn() {
  if (location.hash.startsWith('#/login')) {
    location.assign(SIGN_IN);
  }
}
addEventListener('hashchange', leaveTheirSignIn);
leaveTheirSignIn();

// Tasklist lists the newest first unless its address says otherwise; the queue is worked in the order of the due dates.
function sortByDueDate() {
  const [path, query = ''] = location.hash.slice(1).split('?');
  const parameters = new URLSearchParams(query);
  if (!parameters.has('sorting')) {
    parameters.set('sorting', JSON.stringify([{ sortBy: 'dueDate', sortOrder: 'asc' }]));
    window.history.replaceState(window.history.state, '', `#${path || '/'}?${parameters}`);
  }
}
sortByDueDate();

export default [evidence, messages, marks, nextCase];
