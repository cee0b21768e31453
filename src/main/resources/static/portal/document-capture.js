// The pictures of the document: by the camera of a phone or computer, or from a file; sent at once, shown from here.
import { Camera, jpeg } from './camera.js';
import { sendPictures } from './send.js';

const PREVIEW_WIDTH = 800;
const ownCameraApp = matchMedia('(pointer: coarse)').matches; // sharper than any page can be

export function captureDocument(section, form) {
  const dialog = section.querySelector('dialog');
  const camera = new Camera(dialog.querySelector('video'));
  const send = section.querySelector('[data-do="send"]');
  const shoot = dialog.querySelector('[data-do="shoot"]');
  const largest = Number(section.dataset.largest); // what the server takes; asked here first, to spare a long upload
  let uploads = 0;
  let line = Promise.resolve(); // one upload after another, because the server takes one at a time
  let tileOfDialog;

  async function preview(tile, file) {
    const canvas = tile.querySelector('canvas');
    try {
      const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
      const scale = Math.min(1, PREVIEW_WIDTH / bitmap.width);
      canvas.width = Math.round(bitmap.width * scale);
      canvas.height = Math.round(bitmap.height * scale);
      canvas.getContext('2d').drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      bitmap.close();
      canvas.hidden = false;
    } catch {
      canvas.hidden = true; // not a picture; the server says why
    }
  }

  function state(tile, text, kind) {
    const line = tile.querySelector('.kb-tile-state');
    line.textContent = text;
    line.className = `kb-tile-state ${kind ?? ''}`.trim();
  }

  const button = (tile, name) => tile.querySelector(`[data-do="${name}"]`);

  function busy(tile, yes) {
    tile.setAttribute('aria-busy', yes);
    tile.querySelector('progress').hidden = !yes;
    for (const name of ['again', 'take', 'choose', 'anyway']) button(tile, name).disabled = yes;
  }

  /** refused: shows what to do instead of the first way, with the focus on it; file: what may be used all the same. */
  function offer(tile, { refused = false, file } = {}) {
    button(tile, 'again').hidden = !refused;
    button(tile, 'take').hidden = refused;
    button(tile, 'anyway').hidden = !file;
    button(tile, 'anyway').onclick = file ? () => take(tile, file, '/anyway') : null;
    if (refused) button(tile, 'again').focus();
  }

  async function take(tile, file, insisting = '') {
    if (file.size > largest) {
      tile.querySelector('canvas').hidden = true;
      state(tile, section.dataset.tooLarge, 'kb-refused');
      offer(tile, { refused: true });
      return;
    }
    send.disabled = true;
    uploads++;
    busy(tile, true);
    state(tile, 'Sending it, and looking whether it can be read…');
    await preview(tile, file);
    line = line.then(() => sendPictures(`/recovery/evidence/document/${tile.dataset.side}${insisting}`, 'picture', [file]));
    const answer = await line;
    uploads--;
    send.disabled = uploads > 0;
    busy(tile, false);
    if (answer.ok) {
      form.clear();
      state(tile, 'Received. Is everything sharp and readable?', 'kb-taken');
      offer(tile);
    } else {
      state(tile, answer.message, 'kb-refused');
      offer(tile, { refused: answer.status === 422, file: answer.anyway ? file : undefined });
      if (answer.status === 403 || answer.status === 409) form.refused(answer);
    }
  }

  function close() {
    camera.stop();
    if (dialog.open) dialog.close();
  }

  async function open(tile) {
    tileOfDialog = tile;
    shoot.disabled = true;
    dialog.showModal();
    try {
      await camera.start({ facingMode: { ideal: 'environment' }, width: { ideal: 1920 }, height: { ideal: 1080 } });
      if (dialog.open) shoot.disabled = false;
      else camera.stop();
    } catch (problem) {
      close();
      state(tile, `${problem.message} You can choose a file instead, or use a phone: press “Save and continue later” and open the link that we send you there.`, 'kb-refused');
    }
  }

  for (const tile of section.querySelectorAll('[data-side]')) {
    const file = (name) => tile.querySelector(`[data-file="${name}"]`);
    const [snap, choose] = ['take', 'choose'].map((name) => button(tile, name));
    for (const way of [snap, button(tile, 'again')]) {
      way.addEventListener('click', () => (ownCameraApp ? file('take').click() : open(tile)));
    }
    choose.addEventListener('click', () => file('choose').click());
    snap.disabled = choose.disabled = false;
    for (const input of [file('take'), file('choose')]) {
      input.addEventListener('change', async () => {
        const chosen = input.files[0];
        if (chosen) await take(tile, chosen);
        input.value = ''; // the same file may be chosen again
      });
    }
  }

  shoot.addEventListener('click', async () => {
    const tile = tileOfDialog;
    const still = camera.still();
    close();
    try {
      await take(tile, await jpeg(still));
    } catch (problem) {
      state(tile, problem.message, 'kb-refused');
    }
  });
  dialog.querySelector('[data-do="close"]').addEventListener('click', close);
  dialog.addEventListener('close', () => camera.stop());
  window.addEventListener('pagehide', close);

  send.addEventListener('click', () => form.submit());
  send.disabled = false;
}
