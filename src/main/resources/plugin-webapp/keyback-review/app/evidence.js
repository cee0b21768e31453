// The tab "Evidence" of a review task: pictures, comparison with the file, checks and the history of the case.
// Everything comes from /review, which answers only to the reviewer who has claimed the task.

import { element, getJson, notice, postJson, readable, refusal } from './page.js';
import { viewer } from './viewer.js';

const ASK_AGAIN_AFTER_MS = 2000;
const OUTCOMES = { PASSED: '✓ Passed', FAILED: '✗ Failed', INCONCLUSIVE: '? Undecided', ERROR: '! Did not run' };
const MARKS = { AGREES: '✓ Agrees', DIFFERS: '≠ Differs', NOT_COMPARED: '– Not compared' };
const KINDS = { FACE_FRAME: 'Face', DOCUMENT_FRONT: 'Document, front', DOCUMENT_BACK: 'Document, back' };

const nameOf = (picture) =>
  picture.kind === 'FACE_FRAME' ? `${KINDS[picture.kind]} ${picture.position + 1}` : KINDS[picture.kind];

function viewers(file, caseId) {
  const address = (picture) => `/review/cases/${caseId}/evidence/${picture.id}`;
  const faces = file.pictures.filter((picture) => picture.kind === 'FACE_FRAME');
  const documents = file.pictures.filter((picture) => picture.kind !== 'FACE_FRAME');
  const fronts = documents.filter((picture) => picture.kind === 'DOCUMENT_FRONT');
  const section = (title, pictures, more = {}) =>
    pictures.length > 0
      ? viewer({ title, pictures, address, nameOf, ...more })
      : element('section', { class: 'keyback-viewer', 'aria-label': title }, element('h4', {}, title), element('p', {}, 'No pictures.'));
  return [
    element(
      'div',
      { class: 'keyback-viewers', role: 'group', 'aria-label': 'Compare' },
      section('Face check', faces),
      section('Portrait on the document', fronts, {
        zone: file.portrait,
        remark: 'portrait zone by layout; move it if the picture is framed otherwise',
      }),
    ),
    section('Identity document', documents),
    element(
      'p',
      { class: 'keyback-caption' },
      'Keys on a picture: + − zoom, R turn, arrows move, B / Shift+B brightness, C / Shift+C contrast, 0 reset, Page up / Page down next picture.',
    ),
  ];
}

// How many lines stand how, in the order of the marks; what differs stands out.
function atAGlance(file) {
  const marks = file.comparisons.flatMap(({ rows }) => rows).map((row) => row.mark);
  const differing = marks.filter((mark) => mark === 'DIFFERS').length;
  return element(
    'ul',
    { class: 'keyback-glance' },
    element('li', {}, `✓ ${marks.filter((mark) => mark === 'AGREES').length} details agree`),
    element('li', { class: differing > 0 ? 'keyback-differs' : null }, `≠ ${differing} ${differing === 1 ? 'differs' : 'differ'}`),
    ...file.checks.map((check) =>
      element('li', { class: `keyback-${check.outcome.toLowerCase()}` }, `${check.check}: ${OUTCOMES[check.outcome]}`),
    ),
  );
}

// The way to see something in clear: say what for. Whoever opens it is asked again after the next load.
function unmasking(file, caseId, what, title, give) {
  const said = element('p', { role: 'status', class: 'keyback-caption' });
  const reasons = file.unmaskReasons.map(({ code, words }) =>
    element(
      'button',
      {
        type: 'button',
        class: 'btn btn-default btn-sm',
        onclick: async () => {
          try {
            give(await postJson(`/review/cases/${caseId}/unmasking`, { reason: code, what }));
          } catch (error) {
            said.replaceChildren(refusal(error, 'This cannot be shown right now.'));
          }
        },
      },
      words,
    ),
  );
  return element(
    'details',
    { class: 'keyback-unmasking' },
    element('summary', {}, `Show in clear: ${title.toLowerCase()}`),
    element('p', { class: 'keyback-caption' }, 'What for? It is recorded with your name, and masked again when the page is loaded.'),
    element('div', { class: 'keyback-tools' }, ...reasons),
    said,
  );
}

// Puts what was unmasked in the place of what was masked, and the keyboard there too.
function swap(masked, clear) {
  clear.setAttribute('tabindex', '-1');
  masked.replaceWith(clear);
  clear.focus();
}

function table({ title, rows }) {
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

function comparison(file, caseId, compared, past) {
  if (compared.rows.length === 0) {
    return null;
  }
  const section = element('section', { 'aria-label': compared.title }, table(compared));
  if (compared.masked) {
    section.append(
      unmasking(file, caseId, compared.masked, compared.title, (answer) => {
        swap(section, comparison(file, caseId, answer.comparison, past));
        past.show(answer.history);
      }),
    );
  }
  return section;
}

function message(file, caseId, written, past) {
  if (!written) {
    return null;
  }
  const section = element(
    'section',
    { 'aria-label': 'Message' },
    element('h4', {}, 'The applicant writes'),
    element('blockquote', {}, written.text),
  );
  if (written.masked) {
    section.append(
      unmasking(file, caseId, written.masked, 'Message', (answer) => {
        swap(section, message(file, caseId, answer.message, past));
        past.show(answer.history);
      }),
    );
  }
  return section;
}

function checks(file) {
  return element(
    'section',
    { 'aria-label': 'Checks' },
    element('h4', {}, 'Checks'),
    ...file.checks.map((check) =>
      element(
        'div',
        { class: `keyback-check keyback-${check.outcome.toLowerCase()}` },
        element('p', {}, element('strong', {}, `${check.check}: ${OUTCOMES[check.outcome]}`)),
        element('ul', {}, ...check.reasons.map((reason) => element('li', {}, reason))),
        element('p', { class: 'keyback-caption' }, `Looked at: ${check.lookedAt.join(', ')} · ran ${readable(check.ranAt)}`),
      ),
    ),
    file.checks.length === 0 ? element('p', {}, 'No check has run.') : null,
  );
}

function history(file) {
  const list = element('ol', { class: 'keyback-history' });
  const happened = (past) =>
    element(
      'li',
      {},
      element(
        'p',
        {},
        element('strong', {}, past.what),
        ` – ${past.who}, ${readable(past.at)}`,
        past.round > 0 ? ` · round ${past.round + 1}` : null,
      ),
      past.details.length > 0 ? element('ul', {}, ...past.details.map((detail) => element('li', {}, detail))) : null,
      past.note ? element('blockquote', {}, past.note) : null,
    );
  const show = (all) => list.replaceChildren(...all.map(happened));
  show(file.history);
  return {
    show,
    section: element('section', { 'aria-label': 'History of the case' }, element('h4', {}, 'History of the case'), list),
  };
}

function show(file, caseId) {
  const past = history(file);
  return element(
    'article',
    {},
    element(
      'p',
      { class: 'keyback-summary' },
      element('strong', {}, file.reference),
      ` · submitted ${readable(file.submittedAt)} · decision due ${readable(file.dueAt)}`,
      file.overdue ? element('strong', { class: 'keyback-overdue' }, ' · overdue') : null,
    ),
    atAGlance(file),
    message(file, caseId, file.message, past),
    ...viewers(file, caseId),
    ...file.comparisons.map((compared) => comparison(file, caseId, compared, past)),
    checks(file),
    past.section,
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
