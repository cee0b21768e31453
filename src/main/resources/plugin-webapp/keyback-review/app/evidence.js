// The tab "Evidence" of a review task: pictures, comparison with the file, checks and earlier rounds.
// Everything comes from /review, which answers only to the reviewer who has claimed the task.

import { element, getJson, notice, readable, refusal } from './page.js';

const ASK_AGAIN_AFTER_MS = 2000;
const ZOOM_STEP = 1.25;
const ZOOM_MAX = 8;
const PAN_STEP_PX = 40;
const QUARTER_TURN = 90;

const OUTCOMES = { PASSED: '✓ Passed', FAILED: '✗ Failed', INCONCLUSIVE: '? Undecided', ERROR: '! Did not run' };
const MARKS = { AGREES: '✓ Agrees', DIFFERS: '≠ Differs', NOT_COMPARED: '– Not compared' };
const KINDS = { FACE_FRAME: 'Face', DOCUMENT_FRONT: 'Document, front', DOCUMENT_BACK: 'Document, back' };

// One picture that can be zoomed, turned and moved, by mouse and by keyboard, and the others to choose from.
function viewer(title, pictures, address) {
  const view = { zoom: 1, turn: 0, x: 0, y: 0 };
  const image = element('img', { alt: '', draggable: 'false' });
  const caption = element('p', { class: 'keyback-caption', 'aria-live': 'polite' });
  const stage = element(
    'div',
    {
      class: 'keyback-stage',
      tabindex: '0',
      role: 'group',
      'aria-label': `${title}. Keys: plus and minus zoom, R turns, arrows move, 0 resets, page up and down change the picture.`,
    },
    image,
  );
  let chosen = 0;

  function draw() {
    image.style.transform = `translate(${view.x}px, ${view.y}px) rotate(${view.turn}deg) scale(${view.zoom})`;
  }
  function zoom(factor) {
    view.zoom = Math.min(ZOOM_MAX, Math.max(1, view.zoom * factor));
    if (view.zoom === 1) {
      view.x = 0;
      view.y = 0;
    }
    draw();
  }
  function turn() {
    view.turn += QUARTER_TURN;
    draw();
  }
  function move(x, y) {
    view.x += x;
    view.y += y;
    draw();
  }
  function reset() {
    Object.assign(view, { zoom: 1, turn: 0, x: 0, y: 0 });
    draw();
  }
  function choose(index) {
    chosen = (index + pictures.length) % pictures.length;
    const picture = pictures[chosen];
    const name = `${KINDS[picture.kind]} ${pictures.length > 1 ? picture.position + 1 : ''}`.trim();
    image.src = address(picture);
    image.alt = name;
    caption.textContent = [`${name}, ${picture.width} × ${picture.height}`, ...picture.signals].join(' · ');
    thumbnails.forEach((thumbnail, i) => thumbnail.setAttribute('aria-pressed', String(i === chosen)));
    reset();
  }

  const keys = {
    '+': () => zoom(ZOOM_STEP),
    '=': () => zoom(ZOOM_STEP),
    '-': () => zoom(1 / ZOOM_STEP),
    r: turn,
    R: turn,
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
      if (event.ctrlKey || view.zoom > 1 || document.activeElement === stage) {
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

  const thumbnails = pictures.map((picture, i) =>
    element(
      'button',
      { type: 'button', class: 'keyback-thumbnail', 'aria-label': `${KINDS[picture.kind]} ${picture.position + 1}`, onclick: () => choose(i) },
      element('img', { src: address(picture), alt: '', loading: 'lazy' }),
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
      button('Reset', 'Reset', reset),
    ),
    stage,
    caption,
    element('div', { class: 'keyback-thumbnails' }, ...thumbnails),
  );
  choose(0);
  return section;
}

function viewers(file, caseId) {
  const address = (picture) => `/review/cases/${caseId}/evidence/${picture.id}`;
  const faces = file.pictures.filter((picture) => picture.kind === 'FACE_FRAME');
  const documents = file.pictures.filter((picture) => picture.kind !== 'FACE_FRAME');
  const shown = [
    ['Face check', faces],
    ['Identity document', documents],
  ].map(([title, pictures]) =>
    pictures.length > 0
      ? viewer(title, pictures, address)
      : element('section', { class: 'keyback-viewer' }, element('h4', {}, title), element('p', {}, 'No pictures.')),
  );
  return element('div', { class: 'keyback-viewers' }, ...shown);
}

function comparison({ title, rows }) {
  if (rows.length === 0) {
    return null;
  }
  const head = ['', 'Entered', 'On file', ''].map((text, i) =>
    element('th', { scope: 'col' }, i === 0 ? element('span', { class: 'sr-only' }, 'Field') : text),
  );
  return element(
    'table',
    { class: 'keyback-comparison table' },
    element('caption', {}, title),
    element('thead', {}, element('tr', {}, ...head)),
    element(
      'tbody',
      {},
      ...rows.map((row) =>
        element(
          'tr',
          { class: `keyback-${row.mark.toLowerCase()}` },
          element('th', { scope: 'row' }, row.label),
          element('td', {}, row.entered || '–'),
          element('td', {}, row.onFile || '–'),
          element('td', { class: 'keyback-mark' }, MARKS[row.mark]),
        ),
      ),
    ),
  );
}

function checks(file) {
  return element(
    'section',
    {},
    element('h4', {}, 'Checks'),
    ...file.checks.map((check) =>
      element(
        'div',
        { class: `keyback-check keyback-${check.outcome.toLowerCase()}` },
        element('p', {}, element('strong', {}, `${check.check}: ${OUTCOMES[check.outcome]}`)),
        element('ul', {}, ...check.reasons.map((reason) => element('li', {}, reason))),
      ),
    ),
    file.checks.length === 0 ? element('p', {}, 'No check has run.') : null,
  );
}

function history(file) {
  if (file.history.length === 0) {
    return null;
  }
  return element(
    'section',
    {},
    element('h4', {}, 'Before'),
    element(
      'ol',
      { class: 'keyback-history' },
      ...file.history.map((past) =>
        element(
          'li',
          {},
          element('p', {}, element('strong', {}, past.what), ` – ${past.who}, ${readable(past.at)}`),
          past.details.length > 0
            ? element('ul', {}, ...past.details.map((detail) => element('li', {}, detail)))
            : null,
          past.note ? element('blockquote', {}, past.note) : null,
        ),
      ),
    ),
  );
}

function show(file, caseId) {
  return element(
    'article',
    {},
    element(
      'p',
      { class: 'keyback-summary' },
      element('strong', {}, file.reference),
      ` · submitted ${readable(file.submittedAt)} · decision due ${readable(file.dueAt)}`,
      file.overdue ? element('strong', { class: 'keyback-overdue' }, ` · overdue: ${file.overdue}`) : null,
    ),
    file.message
      ? element('section', {}, element('h4', {}, 'The applicant writes'), element('blockquote', {}, file.message))
      : null,
    viewers(file, caseId),
    ...file.comparisons.map(comparison),
    checks(file),
    history(file),
  );
}

// Shows the file as soon as the task is claimed by whoever looks at it.
async function follow(node, api, taskId, signal) {
  const task = `${api.engineApi}/task/${encodeURIComponent(taskId)}`;
  // The assignee is read before the file is asked for: a claim in between is then seen as a change, never missed.
  let { processInstanceId, assignee } = await getJson(task, signal);
  const { businessKey } = await getJson(
    `${api.engineApi}/process-instance/${encodeURIComponent(processInstanceId)}`,
    signal,
  );
  const caseId = encodeURIComponent(businessKey);
  let told = false;
  for (;;) {
    try {
      node.replaceChildren(show(await getJson(`/review/cases/${caseId}`, signal), caseId));
      await tellLoss(node, task, signal);
      return;
    } catch (error) {
      if (error.status !== 403) {
        throw error;
      }
      if (!told) {
        told = true;
        node.replaceChildren(notice('Claim this task to see its evidence. A task that somebody else has claimed stays closed.'));
      }
    }
    assignee = await otherAssignee(task, assignee, signal);
  }
}

// Asking the engine keeps no claim alive; only what is asked below /review counts as work on the case.
async function tellLoss(node, task, signal) {
  try {
    const { assignee } = await getJson(task, signal);
    await otherAssignee(task, assignee, signal);
  } catch {
    return; // the task is done, or its page was left
  }
  node.prepend(
    notice('This task is not claimed by you any more: a claimed task that is left alone returns to the queue. Claim it again to decide.'),
  );
}

async function otherAssignee(task, before, signal) {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_AFTER_MS));
    signal.throwIfAborted();
    const { assignee } = await getJson(task, signal);
    if (assignee !== before) {
      return assignee;
    }
  }
}

let shown = new AbortController();

export const evidence = {
  id: 'keyback-review',
  pluginPoint: 'tasklist.task.detail',
  priority: 20000,
  properties: { label: 'Evidence' },
  render: (node, { api, taskId }) => {
    shown.abort();
    shown = new AbortController();
    const { signal } = shown;
    node.classList.add('keyback-review');
    node.replaceChildren(notice('Loading the evidence …'));
    follow(node, api, taskId, signal).catch((error) => {
      if (!signal.aborted) {
        node.replaceChildren(refusal(error, 'The evidence cannot be shown right now. Open the task again in a moment.'));
      }
    });
  },
  unmount: () => shown.abort(),
};
