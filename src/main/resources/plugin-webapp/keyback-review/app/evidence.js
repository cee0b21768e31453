// The tab "Evidence" of a review task: pictures, comparison with the file, checks and the history of the case.
// Everything comes from /review, which answers only to the reviewer who has claimed the task.

import { element, getJson, notice, otherAssignee, postJson, readable, refusal, untilClaimed } from './page.js';
import { faceShown } from './face.js';
import { viewer } from './viewer.js';

const OUTCOMES = { PASSED: '✓ Passed', FAILED: '✗ Failed', INCONCLUSIVE: '? Undecided', ERROR: '! Did not run' };
const MARKS = { AGREES: '✓ Agrees', CLOSE: '≈ Nearly the same', DIFFERS: '≠ Differs', NOT_COMPARED: '– Not compared' };
const CUTS = { ZONE: 'Machine-readable zone', BARCODE: 'Barcode', PORTRAIT: 'Portrait, cut out' };
const KINDS = { FACE_FRAME: 'Face', DOCUMENT_FRONT: 'Document, front', DOCUMENT_BACK: 'Document, back', ATTACHMENT: 'Attachment' };

// The live check asks for a face in the middle: enlarged, it can be held against the portrait.
const FACE_IN_THE_MIDDLE = {
  zone: { left: 0.2, top: 0.04, width: 0.6, height: 0.92 },
  remark: 'enlarged; zoom out for the whole picture',
};

function nameOf(picture) {
  if (picture.onFile) {
    return 'On file at the host';
  }
  if (picture.part) {
    return CUTS[picture.part];
  }
  return picture.kind === 'FACE_FRAME' ? (picture.shows ?? `${KINDS[picture.kind]} ${picture.position + 1}`) : KINDS[picture.kind];
}

const cutAddress = (caseAddress, { part }) => `${caseAddress}/document/${part}`;

function viewers(file, caseAddress) {
  const address = (picture) => {
    if (picture.onFile) return `${caseAddress}/face-on-file`;
    return picture.part ? cutAddress(caseAddress, picture) : `${caseAddress}/evidence/${picture.id}`;
  };
  const faces = file.pictures.filter((picture) => picture.kind === 'FACE_FRAME');
  const attachments = file.pictures.filter((picture) => picture.kind === 'ATTACHMENT');
  const documents = file.pictures.filter((picture) => !faces.includes(picture) && !attachments.includes(picture));
  const fronts = documents.filter((picture) => picture.kind === 'DOCUMENT_FRONT');
  const portraits = file.cuts.filter(({ part }) => part === 'PORTRAIT').map((cut) => ({ ...cut, signals: [] }));
  const onFile = file.face.onFile ? [{ onFile: true, signals: [] }] : [];
  const section = (title, pictures, more = {}) =>
    pictures.length > 0
      ? viewer({ title, pictures, address, nameOf, ...more })
      : element('section', { class: 'keyback-viewer', 'aria-label': title }, element('h4', {}, title), element('p', {}, 'No pictures.'));
  return [
    element(
      'div',
      { class: 'keyback-viewers', role: 'group', 'aria-label': 'Compare' },
      faces.length > 0
        ? section('Face check', faces, { captioned: true, ...(file.face.live ? FACE_IN_THE_MIDDLE : {}) })
        : faceShown(file.face, faces),
      element(
        'div',
        {},
        portraits.length > 0
          ? section('Portrait on the document', [...portraits, ...fronts])
          : section('Portrait on the document', fronts, {
              zone: file.portrait,
              remark: 'portrait zone by layout; move it if the picture is framed otherwise',
            }),
        onFile.length > 0 ? section('Face on file', onFile) : null,
        faces.length > 0 ? faceShown(file.face, faces) : null,
      ),
    ),
    section('Identity document', documents),
    ...(attachments.length > 0 ? [section('Sent with messages', attachments)] : []),
    element(
      'p',
      { class: 'keyback-caption' },
      'Keys on a picture: + − zoom, R turn, arrows move, B / Shift+B brightness, C / Shift+C contrast, 0 reset, Page up / Page down next picture.',
    ),
  ];
}

// How many lines stand how, in the order of the marks; what differs stands out.
function atAGlance(file) {
  const marks = [
    ...file.comparisons.flatMap(({ rows }) => rows).map((row) => row.mark),
    ...(file.document?.rows ?? []).flatMap((row) => [row.toEntered, row.toFile]),
  ];
  const standing = (wanted) => marks.filter((mark) => mark === wanted).length;
  const differing = standing('DIFFERS');
  return element(
    'ul',
    { class: 'keyback-glance' },
    element('li', {}, `✓ ${standing('AGREES')} details agree`),
    standing('CLOSE') > 0 ? element('li', { class: 'keyback-close' }, `≈ ${standing('CLOSE')} nearly the same`) : null,
    element('li', { class: differing > 0 ? 'keyback-differs' : null }, `≠ ${differing} ${differing === 1 ? 'differs' : 'differ'}`),
    ...file.checks.map((check) =>
      element('li', { class: `keyback-${check.outcome.toLowerCase()}` }, `${check.check}: ${OUTCOMES[check.outcome]}`),
    ),
  );
}

// The way to see something in clear: say what for. Whoever opens it is asked again after the next load.
function unmasking(file, caseAddress, what, title, give) {
  const said = element('p', { role: 'status', class: 'keyback-caption' });
  const reasons = file.unmaskReasons.map(({ code, words }) =>
    element(
      'button',
      {
        type: 'button',
        class: 'btn btn-default btn-sm',
        onclick: async () => {
          try {
            give(await postJson(`${caseAddress}/unmasking`, { reason: code, what }));
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

function comparison(file, caseAddress, compared, past) {
  if (compared.rows.length === 0) {
    return null;
  }
  const section = element('section', { 'aria-label': compared.title }, table(compared));
  if (compared.masked) {
    section.append(
      unmasking(file, caseAddress, compared.masked, compared.title, (answer) => {
        swap(section, comparison(file, caseAddress, answer.comparison, past));
        past.show(answer.history);
      }),
    );
  }
  return section;
}

// What a machine read of the document, over the place where it stands.
function reading(file, caseAddress, read, past) {
  if (read === null) {
    return null;
  }
  const title = 'What was read of the document';
  const head = ['', 'Read', 'Entered or declared', '', 'On file', ''].map((text, i) =>
    element('th', { scope: 'col' }, i === 0 ? element('span', { class: 'sr-only' }, 'Field') : text),
  );
  const mark = (kind) => element('td', { class: `keyback-mark keyback-${kind.toLowerCase()}` }, MARKS[kind]);
  const section = element(
    'section',
    { 'aria-label': title, class: 'keyback-reading' },
    ...file.cuts
      .filter(({ part }) => part !== 'PORTRAIT')
      .map((cut) => element('img', { src: cutAddress(caseAddress, cut), alt: `${CUTS[cut.part]}, cut out` })),
    element('pre', {}, read.lines.join('\n')),
    element(
      'table',
      { class: 'keyback-comparison table' },
      element('caption', {}, `${title}. ${read.how}.`),
      element('thead', {}, element('tr', {}, ...head)),
      element(
        'tbody',
        {},
        ...read.rows.map((row) =>
          element(
            'tr',
            {},
            element('th', { scope: 'row' }, row.label),
            element('td', {}, row.read || '–'),
            element('td', {}, row.entered || '–'),
            mark(row.toEntered),
            element('td', {}, row.onFile || '–'),
            mark(row.toFile),
          ),
        ),
      ),
    ),
  );
  if (read.masked) {
    section.append(
      unmasking(file, caseAddress, read.masked, title, (answer) => {
        swap(section, reading(file, caseAddress, answer.document, past));
        past.show(answer.history);
      }),
    );
  }
  return section;
}

function message(file, caseAddress, written, past) {
  if (written.length === 0) {
    return null;
  }
  const section = element(
    'section',
    { 'aria-label': 'Message' },
    element('h4', {}, 'The applicant writes'),
    ...written.map(({ text }) => element('blockquote', {}, text)),
  );
  const [{ masked }] = written;
  if (masked) {
    section.append(
      unmasking(file, caseAddress, masked, 'Message', (answer) => {
        swap(section, message(file, caseAddress, answer.words, past));
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
        element(
          'p',
          { class: 'keyback-caption' },
          [`Looked at: ${check.lookedAt.join(', ')}`, `ran ${readable(check.ranAt)}`, check.engine ? `by ${check.engine}` : null]
            .filter((text) => text !== null)
            .join(' · '),
        ),
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

function show(file, caseAddress) {
  const past = history(file);
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
    atAGlance(file),
    file.unread > 0
      ? notice(file.unread === 1 ? '1 new message of the applicant: see the tab Messages.' : `${file.unread} new messages of the applicant: see the tab Messages.`)
      : null,
    file.signInReportedAt
      ? notice(
          `Somebody signed in with the second factor that is said to be lost, ${readable(file.signInReportedAt)}. `,
          file.dueAt === null
            ? 'The request is paused until the applicant says that it is still needed.'
            : 'Two people have to approve this request.',
        )
      : null,
    file.appealed
      ? notice('This is an appeal. Whoever rejected the request cannot decide it.')
      : null,
    message(file, caseAddress, file.words, past),
    ...viewers(file, caseAddress),
    reading(file, caseAddress, file.document, past),
    ...file.comparisons.map((compared) => comparison(file, caseAddress, compared, past)),
    checks(file),
    past.section,
  );
}

// Shows the file as soon as the task is claimed by whoever looks at it.
async function follow(node, api, taskId, signal) {
  const { task, address, answer } = await untilClaimed(api, taskId, signal, {
    ask: (address) => getJson(address, signal),
    closed: () =>
      node.replaceChildren(notice('Claim this task to see its evidence. A task that somebody else has claimed stays closed.')),
  });
  node.replaceChildren(show(answer, address));
  await tellLoss(node, task, signal);
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
