// The face check on a phone that scanned the code of another screen.
import { faceConsent } from './face-consent.js';
import { liveFace } from './live-face.js';
import { clearProblems, showProblems } from './problems.js';

const STATE = '/recovery/face/here/state';
const EVERY = 3000;
const NO_CAMERA = 'You can go back to the other screen and choose another way there.';

const section = document.getElementById('face-capture');
const consent = faceConsent('/recovery/face/here/consent', ({ message }) => showProblems([{ message }], { reload: true }));
const before = document.getElementById('before');
const heading = document.querySelector('main h1');
const [go, again, stop] = ['go', 'again', 'stop'].map((name) => section.querySelector(`[data-do="${name}"]`));
let closed = false;

function offer(button) {
  for (const each of [go, again, stop]) each.hidden = each !== button;
  button?.focus();
}

const live = liveFace(section, {
  ready() {
    clearProblems();
    return consent.given();
  },
  began() {
    before.hidden = true;
    offer(stop);
  },
  over(how, text) {
    if (how === 'SHOWN' || how === 'LEFT_TO_REVIEWER') {
      close('Done', `${text} Go on on the other screen.`);
      return;
    }
    if (how === 'NO_CAMERA') live.say(`${text} ${NO_CAMERA}`);
    before.hidden = how !== 'STOPPED';
    offer(how === 'STOPPED' ? go : again);
    look();
  },
});

function close(title, words) {
  closed = true;
  live.leave();
  clearProblems();
  before.hidden = true;
  offer();
  heading.textContent = title;
  live.say(words);
}

async function look() {
  try {
    const response = await fetch(STATE, { headers: { Accept: 'application/json' }, credentials: 'same-origin' });
    if (!response.ok || closed) return;
    const standing = await response.json();
    if (!standing.open) close(standing.title, standing.say);
  } catch {
    // No connection at the moment; the next look tells.
  }
}

async function follow() {
  if (document.hidden) {
    document.addEventListener('visibilitychange', follow, { once: true });
    return;
  }
  await look();
  if (!closed) setTimeout(follow, EVERY);
}

go.addEventListener('click', live.run);
again.addEventListener('click', live.run);
stop.addEventListener('click', live.stop);
go.disabled = false;
setTimeout(follow, EVERY);
