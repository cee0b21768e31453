// node bpmnlint.mjs FILE…: lints models, prints "file element rule severity message" for each finding and, last, what
// was checked. Ends with 1 when there is a finding, with 2 when there was nothing to lint. A warning is a finding too.
import { readFile } from 'node:fs/promises';
import { BpmnModdle } from 'bpmn-moddle';
import Linter from 'bpmnlint/lib/linter.js';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json';
import { config, resolver } from 'keyback:lint-rules';

const files = process.argv.slice(2);
const linter = new Linter({ config, resolver });
let findings = 0;

for (const file of files) {
  for (const finding of await lint(await readFile(file, 'utf8'))) {
    findings++;
    console.log([file, ...finding].join('\t'));
  }
}
const rules = Object.values(config.rules).filter(Boolean).length;
console.log(`${files.length} files, ${rules} rules, ${findings} findings`);
process.exitCode = files.length === 0 ? 2 : findings === 0 ? 0 : 1;

async function lint(xml) {
  let parsed;
  try {
    parsed = await new BpmnModdle({ camunda }).fromXML(xml);
  } catch (error) {
    return [['', 'parse', 'error', error.message]];
  }
  const { rootElement, warnings } = parsed;
  const results = await linter.lint(rootElement);
  return [
    ...warnings.map(({ message }) => ['', 'parse', 'warn', message]),
    ...Object.entries(results).flatMap(([rule, reports]) =>
      reports.map(({ id, category, message }) => [id ?? '', rule, category, message]),
    ),
  ];
}
