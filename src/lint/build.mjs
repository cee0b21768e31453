// Builds what the repository keeps built, so that neither the build nor the product needs npm:
//   dist/bpmnlint.mjs                                  bpmnlint with our rules, in one file
//   ../main/resources/static/form-js/form-viewer.{js,css}  the viewer of Camunda Forms, with our select and messages
// After a change of a version here: npm ci --ignore-scripts && npm run build, and commit both.
import { readFileSync, writeFileSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);
const compileConfig = require('bpmnlint/lib/support/compile-config.js');
const formJs = '../main/resources/static/form-js';
const builtBy = '/* Built by src/lint/build.mjs; licences: LICENSES.txt */';

const lintRules = {
  name: 'lint-rules',
  setup(build) {
    build.onResolve({ filter: /^keyback:lint-rules$/ }, () => ({ path: 'lint-rules', namespace: 'keyback' }));
    build.onLoad({ filter: /.*/, namespace: 'keyback' }, async () => ({
      contents: await compileConfig({
        extends: ['bpmnlint:recommended', 'plugin:camunda-compat/camunda-platform-7-24'],
      }),
      resolveDir: process.cwd(),
    }));
  },
};

const lint = await build({
  entryPoints: ['process-lint.mjs'],
  outfile: 'dist/bpmnlint.mjs',
  bundle: true,
  minify: true,
  metafile: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  mainFields: ['module', 'main'],
  legalComments: 'none',
  plugins: [lintRules],
  banner: {
    // What is CommonJS in it asks for Node's own modules.
    js: `${builtBy}\nimport { createRequire as kbRequire } from "node:module"; const require = kbRequire(import.meta.url);`,
  },
});

const viewer = await build({
  entryPoints: { 'form-viewer': 'form-viewer.jsx' },
  outdir: formJs,
  bundle: true,
  minify: true,
  metafile: true,
  format: 'esm',
  target: 'es2020',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  legalComments: 'none',
  banner: { js: builtBy, css: builtBy },
});

writeLicenses('dist/LICENSES.txt', lint.metafile);
// form-js.css comes with the grid of @carbon compiled into it.
writeLicenses(`${formJs}/LICENSES.txt`, viewer.metafile, ['node_modules/@carbon/grid/']);

/** The licence of every package of which something is in the bundle. */
function writeLicenses(file, metafile, further = []) {
  const packages = [...Object.keys(metafile.inputs), ...further]
    .map((input) => input.match(/^.*node_modules\/((?:@[^/]+\/)?[^/]+)\//))
    .filter(Boolean)
    .map(([directory, name]) => [name, directory]);
  const texts = [...new Map(packages)]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, directory]) => {
      const { version, license } = JSON.parse(readFileSync(`${directory}package.json`, 'utf8'));
      const text = ['LICENSE', 'LICENSE.md', 'LICENCE', 'LICENCE.md'].map((f) => directory + f).find(existsSync);
      const words = text ? readFileSync(text, 'utf8').replace(/\r/g, '').trim() : `Licence as declared by the package: ${license}`;
      return `${name} ${version} (${license})\n\n${words.replace(/[ \t]+$/gm, '')}\n`;
    });
  writeFileSync(file, texts.join(`\n${'-'.repeat(80)}\n\n`));
}
