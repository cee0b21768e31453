// The face check: asks for one thing after another in random order, takes a picture at each, shows them, sends them.
import { Camera, jpeg } from './camera.js';
import { sendPictures } from './send.js';

const TASKS = ['Blink', 'Smile', 'Turn your head to the left', 'Turn your head to the right'];
const TIME_TO_READ = 1400;
const TIME_TO_ACT = 1000;

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

function shuffled(things) {
  const mixed = [...things];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = crypto.getRandomValues(new Uint32Array(1))[0] % (i + 1);
    [mixed[i], mixed[j]] = [mixed[j], mixed[i]];
  }
  return mixed;
}

export function captureFace(section, form) {
  const find = (name) => section.querySelector(`[data-do="${name}"]`);
  const [go, use, again, stop] = ['go', 'use', 'again', 'stop'].map(find);
  const view = section.querySelector('.kb-camera');
  const instruction = section.querySelector('.kb-instruction');
  const thumbs = section.querySelector('.kb-thumbs');
  const camera = new Camera(section.querySelector('video'));
  let stills = [];
  let round = 0;

  function shown(...buttons) {
    for (const button of [go, use, again, stop]) button.hidden = !buttons.includes(button);
  }

  function end() {
    round++; // a round that is under way notices that it is over
    camera.stop();
    view.hidden = true;
  }

  function addThumb(still, task) {
    const item = document.createElement('li');
    still.setAttribute('role', 'img');
    still.setAttribute('aria-label', `Picture ${thumbs.children.length + 1}: ${task}`);
    item.append(still);
    thumbs.append(item);
  }

  async function run() {
    if (!form.ready()) return;
    const mine = ++round;
    stills = [];
    thumbs.replaceChildren();
    instruction.textContent = 'Starting the camera…';
    view.hidden = false;
    shown(stop);
    try {
      await camera.start({ facingMode: 'user', width: { ideal: 640 }, height: { ideal: 480 } });
    } catch (problem) {
      if (mine !== round) return;
      end();
      instruction.textContent = `${problem.message} You can also use a phone: press “Save and continue later” and open the link that we send you there.`;
      shown(go);
      return;
    }
    if (mine !== round) return camera.stop();
    stop.focus();
    section.scrollIntoView({ block: 'start' });
    for (const task of ['Look straight into the camera', ...shuffled(TASKS)]) {
      instruction.textContent = task;
      await pause(TIME_TO_READ);
      if (mine !== round) return;
      await pause(TIME_TO_ACT);
      if (mine !== round) return;
      const still = camera.still();
      stills.push(still);
      addThumb(still, task);
    }
    end();
    instruction.textContent = 'Is your face clear in all pictures?';
    shown(use, again);
    use.focus();
  }

  async function send() {
    use.disabled = again.disabled = true;
    form.say('Sending your pictures…');
    let answer;
    try {
      answer = await sendPictures('/recovery/evidence/face', 'frames', await Promise.all(stills.map(jpeg)));
    } catch (problem) {
      answer = { ok: false, message: `${problem.message} Please press “Try again”.` };
    }
    use.disabled = again.disabled = false;
    form.say('');
    if (answer.ok) form.submit();
    else form.refused(answer);
  }

  go.addEventListener('click', run);
  again.addEventListener('click', run);
  use.addEventListener('click', () => form.ready() && send());
  stop.addEventListener('click', () => {
    end();
    thumbs.replaceChildren();
    instruction.textContent = 'Stopped. Press GO! when you are ready.';
    shown(go);
    go.focus();
  });
  window.addEventListener('pagehide', end);
  go.disabled = false;
}
