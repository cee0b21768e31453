// Waits for the next step, or for the case to move on.

const FIRST = 500;
const SLOWEST = 5000;
const BACK_OFF = 1.3;
const LONG = 20_000;

const line = document.getElementById('moment');
const { state, status, next } = line.dataset;
const began = Date.now();
let pause = FIRST;

async function look() {
  try {
    const response = await fetch(state, { headers: { Accept: 'application/json' }, credentials: 'same-origin' });
    if (response.status === 403 || response.status === 401) return location.replace(next);
    if (response.ok) {
      const now = await response.json();
      if (now.step || now.status !== status) return location.replace(next);
    }
  } catch {
    // No connection at the moment; the next look tells.
  }
  if (Date.now() - began > LONG) document.getElementById('longer').hidden = false;
  pause = Math.min(pause * BACK_OFF, SLOWEST);
  setTimeout(look, pause);
}

setTimeout(look, pause);
