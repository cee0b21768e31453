// A live face check: shows what the camera sees, sends frames to the server, and says what the server wants the person to
// do. Nothing is judged here.
import { Camera, jpeg } from './camera.js';

const ADDRESS = '/recovery/face/live';
const LONG = 480;
const SHORT = 360;
const QUALITY = 0.75;
const STEADY = 700; // an advice that comes and goes faster cannot be read
const ANSWER_LOST = 3000;

/** Draws the middle of the camera's picture, upright or lying as the camera is. */
function frame(video, canvas) {
  const upright = video.videoHeight > video.videoWidth;
  canvas.width = upright ? SHORT : LONG;
  canvas.height = upright ? LONG : SHORT;
  const scale = Math.min(video.videoWidth / canvas.width, video.videoHeight / canvas.height);
  const [width, height] = [canvas.width * scale, canvas.height * scale];
  canvas.getContext('2d').drawImage(
    video, (video.videoWidth - width) / 2, (video.videoHeight - height) / 2, width, height,
    0, 0, canvas.width, canvas.height);
  return canvas;
}

/** Sends frames as fast as the server wants them, each new one once, and never more than may wait for their answer. */
class Frames {
  #video;
  #socket;
  #canvas = document.createElement('canvas');
  #every;
  #most;
  #waiting = [];
  #last = 0;
  #stopped = false;

  constructor(video, socket, { framesPerSecond, inFlight }) {
    this.#video = video;
    this.#socket = socket;
    this.#every = 1000 / framesPerSecond;
    this.#most = inFlight;
  }

  start() {
    const next = this.#video.requestVideoFrameCallback
      ? (then) => this.#video.requestVideoFrameCallback(then)
      : (then) => setTimeout(then, this.#every / 2);
    const loop = async () => {
      if (this.#stopped) return;
      await this.#send();
      next(loop);
    };
    next(loop);
  }

  answered() {
    this.#waiting.shift();
  }

  stop() {
    this.#stopped = true;
  }

  async #send() {
    const now = performance.now();
    this.#waiting = this.#waiting.filter((at) => now - at < ANSWER_LOST);
    if (now - this.#last < this.#every * 0.9 || this.#waiting.length >= this.#most) return;
    this.#last = now;
    const picture = await jpeg(frame(this.#video, this.#canvas), QUALITY);
    if (this.#stopped || this.#socket.readyState !== WebSocket.OPEN) return;
    this.#waiting.push(now);
    this.#socket.send(await picture.arrayBuffer());
  }
}

/**
 * The camera in a section of a page. The page says whether it may begin, in ready() or what it promises, and is told that it began, and how and
 * with what words it is over: SHOWN, LEFT_TO_REVIEWER, AGAIN, BROKEN or STOPPED, and NO_CAMERA where it did not begin.
 */
export function liveFace(section, page) {
  const view = section.querySelector('.kb-camera');
  const instruction = section.querySelector('.kb-instruction');
  const countdown = section.querySelector('.kb-countdown');
  const ring = section.querySelector('.kb-ring-done');
  const camera = new Camera(section.querySelector('video'));
  let round = 0;
  let end = () => {};
  let told = 0;

  function say(text) {
    if (instruction.textContent !== text) instruction.textContent = text;
  }

  function progress(part) {
    ring.style.strokeDashoffset = String(100 - 100 * part);
  }

  function guide({ say: text, step, of, progress: part, left }) {
    const now = performance.now();
    const newStep = section.dataset.step !== String(step);
    if (text !== instruction.textContent && (newStep || now - told > STEADY)) {
      say(text);
      told = now;
    }
    section.dataset.step = String(step);
    countdown.textContent = step > 0 ? `${step} of ${of} · ${Math.ceil(left)} s` : '';
    progress(part);
  }

  /** Whatever is under way ends without a word. */
  function leave() {
    end();
    round++;
    view.hidden = true;
    say('');
  }

  function over(how, text) {
    leave();
    say(text);
    page.over(how, text);
  }

  function connect(mine) {
    const address = new URL(ADDRESS, location.href);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(address);
    let frames;
    end = () => {
      frames?.stop();
      camera.stop();
      socket.close();
      end = () => {};
    };
    socket.addEventListener('message', ({ data }) => {
      if (mine !== round) return;
      const message = JSON.parse(data);
      if (message.kind === 'wait') {
        say(message.say);
      } else if (message.kind === 'begin') {
        frames = new Frames(camera.video, socket, message);
        frames.start();
        say('Look straight into the camera.');
      } else if (message.kind === 'seen') {
        frames.answered();
        guide(message);
      } else {
        over(message.end, message.say);
      }
    });
    socket.addEventListener('close', () => {
      if (mine !== round) return;
      over('BROKEN', 'The connection was interrupted. If this happens again, load the page again.');
    });
  }

  async function run() {
    const mine = ++round;
    if (!(await page.ready()) || mine !== round) return;
    end();
    section.dataset.step = '0';
    countdown.textContent = '';
    progress(0);
    say('Starting the camera…');
    view.hidden = false;
    page.began();
    try {
      await camera.start({ facingMode: 'user', width: { ideal: 640 }, height: { ideal: 480 } });
    } catch (problem) {
      if (mine === round) over('NO_CAMERA', problem.message);
      return;
    }
    if (mine !== round) {
      camera.stop();
      return;
    }
    section.scrollIntoView({ block: 'start' });
    say('Connecting…');
    connect(mine);
  }

  window.addEventListener('pagehide', () => end());
  return { run, leave, say, stop: () => over('STOPPED', 'Stopped. Press GO! when you are ready.') };
}
