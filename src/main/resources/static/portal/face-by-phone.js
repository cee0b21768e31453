// The face check before the camera of a phone, as the screen shows it: the code, and then what the phone is doing.
import { post } from './send.js';

const ADDRESS = '/recovery/face/phone';
const EVERY = 2000;

function timeLeft(seconds) {
  const minutes = Math.ceil(seconds / 60);
  if (minutes > 1) return `The code works once, for ${minutes} more minutes.`;
  return 'The code works once, for less than a minute more.';
}

/**
 * The page says whether it may begin, in ready(), and is told that it began, that it is done, how and with what words, and
 * that the screen goes on by itself.
 */
export function faceByPhone(panel, page) {
  const find = (name) => panel.querySelector(`[data-do="${name}"]`);
  const [renew, back] = ['renew', 'back'].map(find);
  const code = panel.querySelector('.kb-phone-code');
  const picture = panel.querySelector('svg');
  const address = panel.querySelector('.kb-phone-address');
  const left = panel.querySelector('.kb-phone-left');
  const state = panel.querySelector('.kb-phone-state');
  let round = 0;
  let until = 0;

  // Set again, the same words would be read out again.
  function put(element, text) {
    if (element.textContent !== text) element.textContent = text;
  }

  function draw(made) {
    picture.setAttribute('viewBox', `0 0 ${made.size} ${made.size}`);
    picture.querySelector('rect').setAttribute('width', made.size);
    picture.querySelector('rect').setAttribute('height', made.size);
    picture.querySelector('path').setAttribute('d', made.path);
    put(address, made.address);
    until = performance.now() + made.secondsLeft * 1000;
    put(left, timeLeft(made.secondsLeft));
  }

  function forget() {
    code.hidden = true;
    picture.querySelector('path').removeAttribute('d');
    put(address, '');
  }

  function close() {
    round++;
    forget();
    panel.hidden = true;
    put(state, '');
  }

  function follow() {
    const mine = ++round;
    page.began();
    panel.hidden = false;
    renew.hidden = true;
    look(mine);
  }

  async function make() {
    if (!page.ready()) return;
    const made = await post(ADDRESS);
    if (!made.ok) {
      page.refused(made);
      return;
    }
    draw(made);
    code.hidden = false;
    put(state, 'Waiting for your phone…');
    follow();
    panel.querySelector('h2').focus();
  }

  function show(now) {
    if (now.state === 'SHOWN' || now.state === 'LEFT_TO_REVIEWER') {
      close();
      page.done(now.state, now.say);
      return false;
    }
    put(state, now.say);
    if (now.state !== 'WAITING') forget();
    renew.hidden = now.state !== 'ENDED';
    return now.state !== 'ENDED';
  }

  async function look(mine) {
    if (mine !== round) return;
    if (document.hidden) {
      document.addEventListener('visibilitychange', () => look(mine), { once: true });
      return;
    }
    put(left, timeLeft((until - performance.now()) / 1000));
    try {
      const response = await fetch(`${ADDRESS}/state`, {
        headers: { Accept: 'application/json' },
        credentials: 'same-origin',
      });
      if (mine !== round) return;
      if (response.status === 401 || response.status === 403) {
        location.reload();
        return;
      }
      if (response.ok && !show(await response.json())) return;
    } catch {
      // No connection at the moment; the next look tells.
    }
    setTimeout(() => look(mine), EVERY);
  }

  /** The screen goes on by itself, and the phone is told. */
  function leave() {
    if (panel.hidden) return;
    close();
    post(`${ADDRESS}/end`);
  }

  renew.addEventListener('click', make);
  back.addEventListener('click', () => {
    leave();
    page.back();
  });
  return { make, follow, leave };
}
