// Pictures that can be zoomed, turned, moved and brightened, by mouse and by keyboard.

import { element } from './page.js';

const ZOOM_STEP = 1.25;
const ZOOM_MIN = 0.5;
const ZOOM_MAX = 16;
const PAN_STEP_PX = 40;
const QUARTER_TURN = 90;
const LIGHT_STEP = 0.15;
const LIGHT_MIN = 0.25;
const LIGHT_MAX = 4;

const KEYS =
  'Keys: plus and minus zoom, R turns, arrows move, B and Shift B brighter and darker, ' +
  'C and Shift C more and less contrast, 0 resets, page up and down change the picture.';

const between = (least, value, most) => Math.min(most, Math.max(least, value));
const percent = (value) => `${Math.round(value * 100)} %`;

// One picture at a time on a stage, and the others to choose from.
// `zone` is the part of it to begin with, in parts of the picture; without it the whole picture is shown.
// `captioned` writes below each of the others what it is called.
export function viewer({ title, pictures, address, nameOf, zone = null, remark = null, captioned = false }) {
  const plain = () => ({ zoom: 1, turn: 0, x: 0, y: 0, brightness: 1, contrast: 1 });
  let view = plain();
  let untouched = true;
  let chosen = 0;
  const image = element('img', { alt: '', draggable: 'false' });
  const caption = element('p', { class: 'keyback-caption', 'aria-live': 'polite' });
  const stage = element(
    'div',
    { class: 'keyback-stage', tabindex: '0', role: 'group', 'aria-label': `${title}. ${KEYS}` },
    image,
  );

  function draw() {
    image.style.transform = `translate(${view.x}px, ${view.y}px) rotate(${view.turn}deg) scale(${view.zoom})`;
    image.style.filter = `brightness(${view.brightness}) contrast(${view.contrast})`;
    const picture = pictures[chosen];
    caption.textContent = [
      picture.width ? `${nameOf(picture)}, ${picture.width} × ${picture.height}` : nameOf(picture),
      ...picture.signals,
      view.brightness === 1 ? null : `brightness ${percent(view.brightness)}`,
      view.contrast === 1 ? null : `contrast ${percent(view.contrast)}`,
      remark,
    ]
      .filter((text) => text !== null)
      .join(' · ');
  }
  function change(changed) {
    untouched = false;
    Object.assign(view, changed);
    draw();
  }
  // What is in the middle of the stage stays there.
  function zoom(factor) {
    const next = between(ZOOM_MIN, view.zoom * factor, ZOOM_MAX);
    const kept = next <= 1 ? 0 : next / view.zoom;
    change({ zoom: next, x: view.x * kept, y: view.y * kept });
  }
  const turn = () => change({ turn: view.turn + QUARTER_TURN, x: -view.y, y: view.x });
  const move = (x, y) => change({ x: view.x + x, y: view.y + y });
  const brighten = (step) => change({ brightness: between(LIGHT_MIN, view.brightness + step, LIGHT_MAX) });
  const sharpen = (step) => change({ contrast: between(LIGHT_MIN, view.contrast + step, LIGHT_MAX) });

  function reset() {
    view = plain();
    if (zone && image.naturalWidth > 0) {
      const scale = Math.min(stage.clientWidth / image.naturalWidth, stage.clientHeight / image.naturalHeight);
      const width = image.naturalWidth * scale;
      const height = image.naturalHeight * scale;
      view.zoom = between(
        ZOOM_MIN,
        Math.min(stage.clientWidth / (zone.width * width), stage.clientHeight / (zone.height * height)),
        ZOOM_MAX,
      );
      view.x = (0.5 - zone.left - zone.width / 2) * width * view.zoom;
      view.y = (0.5 - zone.top - zone.height / 2) * height * view.zoom;
    }
    untouched = true;
    draw();
  }
  function choose(index) {
    chosen = (index + pictures.length) % pictures.length;
    image.src = address(pictures[chosen]);
    image.alt = nameOf(pictures[chosen]);
    thumbnails.forEach((thumbnail, i) => thumbnail.setAttribute('aria-pressed', String(i === chosen)));
    reset();
  }

  const keys = {
    '+': () => zoom(ZOOM_STEP),
    '=': () => zoom(ZOOM_STEP),
    '-': () => zoom(1 / ZOOM_STEP),
    r: turn,
    R: turn,
    b: () => brighten(LIGHT_STEP),
    B: () => brighten(-LIGHT_STEP),
    c: () => sharpen(LIGHT_STEP),
    C: () => sharpen(-LIGHT_STEP),
    0: reset,
    ArrowLeft: () => move(PAN_STEP_PX, 0),
    ArrowRight: () => move(-PAN_STEP_PX, 0),
    ArrowUp: () => move(0, PAN_STEP_PX),
    ArrowDown: () => move(0, -PAN_STEP_PX),
    PageDown: () => choose(chosen + 1),
    PageUp: () => choose(chosen - 1),
  };
  stage.addEventListener('keydown', (event) => {
    if (keys[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  stage.addEventListener(
    'wheel',
    (event) => {
      if (event.ctrlKey || document.activeElement === stage) {
        event.preventDefault();
        zoom(event.deltaY < 0 ? ZOOM_STEP : 1 / ZOOM_STEP);
      }
    },
    { passive: false },
  );
  stage.addEventListener('pointerdown', (event) => {
    stage.setPointerCapture(event.pointerId);
    const follow = (moved) => move(moved.movementX, moved.movementY);
    stage.addEventListener('pointermove', follow);
    const letGo = () => stage.removeEventListener('pointermove', follow);
    stage.addEventListener('pointerup', letGo, { once: true });
    stage.addEventListener('pointercancel', letGo, { once: true });
  });
  stage.addEventListener('dblclick', () => zoom(ZOOM_STEP * ZOOM_STEP));
  // The zone is cut out of what is on the screen: known when the picture has come, and another when the window changes.
  function resetUntouched() {
    if (untouched) {
      reset();
    }
  }
  image.addEventListener('load', resetUntouched);
  new ResizeObserver(resetUntouched).observe(stage);

  const thumbnails = pictures.map((picture, i) =>
    element(
      'button',
      { type: 'button', class: 'keyback-thumbnail', 'aria-label': nameOf(picture), onclick: () => choose(i) },
      element('img', { src: address(picture), alt: '', loading: 'lazy' }),
      captioned ? element('span', {}, nameOf(picture)) : null,
    ),
  );
  const button = (label, text, action) =>
    element('button', { type: 'button', class: 'btn btn-default btn-sm', 'aria-label': label, title: label, onclick: action }, text);

  const section = element(
    'section',
    { class: 'keyback-viewer', 'aria-label': title },
    element('h4', {}, title),
    element(
      'div',
      { class: 'keyback-tools' },
      button('Zoom in', '+', () => zoom(ZOOM_STEP)),
      button('Zoom out', '−', () => zoom(1 / ZOOM_STEP)),
      button('Turn', '⟳', turn),
      button('Brighter', 'B+', () => brighten(LIGHT_STEP)),
      button('Darker', 'B−', () => brighten(-LIGHT_STEP)),
      button('More contrast', 'C+', () => sharpen(LIGHT_STEP)),
      button('Less contrast', 'C−', () => sharpen(-LIGHT_STEP)),
      button('Reset', 'Reset', reset),
    ),
    stage,
    caption,
    pictures.length > 1 ? element('div', { class: captioned ? 'keyback-thumbnails keyback-strip' : 'keyback-thumbnails' }, ...thumbnails) : null,
  );
  choose(0);
  return section;
}
