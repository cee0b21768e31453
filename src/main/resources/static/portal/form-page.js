// The page of a Camunda Form: shows it, sends it, shows what is wrong.
import { Form } from '../form-js/form-viewer.js';
import { captureDocument } from './document-capture.js';
import { captureFace } from './face-capture.js';
import { clearProblems, showProblems } from './problems.js';
import { sendAnswer } from './send.js';

const { action, schema, data } = JSON.parse(document.getElementById('form-data').textContent);
const container = document.getElementById('form');
const busy = document.getElementById('busy');
const form = new Form({ container });
let sending = false;

/** The fields of the form with their keys, however deep they stand in groups. */
const fields = (components) => components.flatMap((field) => [field, ...fields(field.components ?? [])]);

/** The element that a person fills in; of several, such as radio buttons, the first. */
const input = (field) =>
  field && [...container.querySelectorAll('input, select, textarea')].find((element) =>
    new RegExp(`-${field.id}(-\\d+)?$`).test(element.id));

function show(errorsById) {
  const shown = fields(schema.components)
    .filter((field) => errorsById[field.id]?.length)
    .map((field) => ({ target: input(field), message: errorsById[field.id][0] }));
  if (shown.length) showProblems(shown);
  return shown.length === 0;
}

function refused({ status, message, errors = [] }) {
  if (status !== 422) {
    showProblems([{ message }], { reload: status === 401 || status === 403 || status === 409 || status === 400 });
    return;
  }
  const byKey = Object.fromEntries(fields(schema.components).filter(({ key }) => key).map((field) => [field.key, field]));
  const inline = {};
  for (const error of errors) {
    if (byKey[error.field]) inline[byKey[error.field].id] = [error.message];
  }
  form._setState({ errors: inline });
  showProblems(errors.length
    ? errors.map((error) => ({ target: input(byKey[error.field]), message: error.message }))
    : [{ message }]);
}

form.on('submit', async ({ data: entered, errors }) => {
  if (sending) return;
  clearProblems();
  if (!show(errors)) return;
  sending = true;
  busy.textContent = 'Sending…';
  const answer = await sendAnswer(action, entered);
  if (answer.ok) {
    location.assign(answer.next);
    return; // the page that comes tells the rest; a second press until then would only be a refusal
  }
  sending = false;
  busy.textContent = '';
  refused(answer);
});

await form.importSchema(schema, data);

const widget = {
  /** Whether the form above is filled in; shows what is missing. */
  ready() {
    clearProblems();
    return show(form.validate());
  },
  /** Tells what is entered, now and whenever it changes. */
  watch(listener) {
    form.on('changed', ({ data: entered }) => listener(entered));
    listener(form._getState().data);
  },
  clear: clearProblems,
  submit: () => form.submit(),
  say: (text) => (busy.textContent = text),
  refused,
};
const face = document.getElementById('face-capture');
if (face) captureFace(face, widget);
const papers = document.getElementById('document-capture');
if (papers) captureDocument(papers, widget);
