/** Builds dist/: the programs and the library by esbuild, the shipped rubrics as data that reads fast, bytecode, type declarations by tsc. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('.', import.meta.url));
const require = createRequire(import.meta.url);
rmSync(new URL('dist', import.meta.url), { recursive: true, force: true });

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  legalComments: 'none',
  logLevel: 'warning',
};

/**
 * Packages that most calls never need. Each becomes a file of its own in dist/, and the bundle holds stand-ins for its functions that load
 * the file when the first of them is called: imports stay what they are in the sources, and a call of none costs nothing.
 */
const late = {
  yaml: {},
  zod: { proxies: ['z'] },
  'gray-matter': { plugins: [onlyGivenEngines()] },
  chalk: {},
  inquirer: {},
  'fast-string-width': {},
};

// What is ESM in the sources finds its own folder by import.meta.url, which a CommonJS file has under another name.
const cjs = { ...common, format: 'cjs', define: { 'import.meta.url': '__here' }, banner: { js: "const __here = require('node:url').pathToFileURL(__filename).href;" } };

for (const [name, { contents = `export * from '${name}'; export { default } from '${name}';`, plugins = [] }] of Object.entries(late)) {
  await build({ ...cjs, stdin: { contents, resolveDir: root }, outfile: `dist/${lateFile(name)}`, minify: true, plugins, logOverride: { 'import-is-undefined': 'silent' } });
}

// Comments and spaces cost time to read. Names stay, and lines short: a stack trace must not print half a megabyte in one line.
const small = { minifyWhitespace: true, minifySyntax: true, lineLimit: 160 };
const ours = {
  // The sources run without a build, in tests; what a build prepared is for the bundles alone.
  define: { BUNDLED: 'true' },
  external: Object.keys(late).map((name) => `./${lateFile(name)}`),
  plugins: [loadedLate()],
  ...small,
};

// The programs are one CommonJS file: V8 takes bytecode made beforehand for a script, not for a module, and no second loader has to start.
// What a command needs is still set up only when it is called, since esbuild keeps each dynamic import behind a function.
// `evaluate` is called most, at every keystroke, and a third of the code is other commands: it has a file without them.
for (const [file, more] of [['cli.cjs', []], ['evaluate.cjs', [onlyEvaluate()]]]) {
  await build({ ...cjs, ...ours, plugins: [...more, ...ours.plugins], define: { ...cjs.define, ...ours.define }, stdin: { contents: "export { main } from './src/cli.ts'; export { nodeHost } from './src/lib/node-host.ts';", resolveDir: root }, outfile: `dist/${file}` });
  inAscii(`dist/${file}`);
}

// The library is an ES module. CommonJS in it calls require, which a module has not, so the bundle makes one.
const banner = "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);";
await build({ ...common, ...ours, entryPoints: ['src/index.ts'], outfile: 'dist/index.js', format: 'esm', banner: { js: banner } });

await compileRubrics();
await makeBytecode();

const types = spawnSync(process.execPath, [fileURLToPath(new URL('node_modules/typescript/bin/tsc', import.meta.url)), '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
process.exitCode = types.status ?? 1;

/** Escapes what esbuild leaves as it is, in regular expressions: a file of ASCII is read without being decoded. */
function inAscii(path) {
  const file = new URL(path, import.meta.url);
  writeFileSync(file, readFileSync(file, 'utf8').replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`));
}

function lateFile(name) {
  return `late-${name}.cjs`;
}

/** Replaces the late packages by stand-ins. */
function loadedLate() {
  return {
    name: 'loaded-late',
    setup({ onResolve, onLoad }) {
      // Git, editors and hashes are rarely called for, and a module of Node's own takes time to load as well.
      onResolve({ filter: /^node:(?:child_process|crypto)$/ }, ({ path }) => ({ path: path.slice('node:'.length), namespace: 'own' }));
      onLoad({ filter: /.*/, namespace: 'own' }, ({ path }) => ({ contents: `module.exports = { ${['spawn', 'spawnSync', 'createHash'].map((name) => `get ${name}() { return require('${path}').${name}; }`).join(', ')} };`, loader: 'js' }));
      const names = new RegExp(`^(?:${Object.keys(late).join('|')})$`);
      onResolve({ filter: names }, ({ path }) => ({ path, namespace: 'late', sideEffects: false }));
      onLoad({ filter: /.*/, namespace: 'late' }, ({ path }) => ({ contents: standIns(path), loader: 'js', resolveDir: root }));
    },
  };
}

/** The list of commands with one in it. */
function onlyEvaluate() {
  return {
    name: 'only-evaluate',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /\/commands\/index\.js$/ }, () => ({ path: 'evaluate', namespace: 'commands' }));
      onLoad({ filter: /.*/, namespace: 'commands' }, () => ({ contents: "import { evaluateCommand } from './src/commands/evaluate.ts'; export const commands = [evaluateCommand];", loader: 'ts', resolveDir: root }));
    },
  };
}

function standIns(name) {
  const { default: whole, ...exported } = require(`./dist/${lateFile(name)}`);
  const proxies = late[name].proxies ?? [];
  const lines = [`let loaded; const real = () => (loaded ??= require('./${lateFile(name)}'));`];
  const call = (it) => `function (...given) { return new.target ? new (${it})(...given) : ${it}(...given); }`;
  for (const [key, value] of Object.entries(exported)) {
    const held = `$${key}`;
    if (proxies.includes(key)) lines.push(`const ${held} = new Proxy({}, { get: (_, key) => real()[${JSON.stringify(key)}][key] });`);
    else if (typeof value === 'function') lines.push(`const ${held} = ${call(`real()[${JSON.stringify(key)}]`)};`);
    else continue;
    lines.push(`export { ${held} as ${key} };`);
  }
  if (typeof whole === 'function') lines.push(`export default ${call('real().default')};`);
  return lines.join('\n');
}

/**
 * gray-matter brings a YAML parser and an engine that runs the JavaScript it finds in a file. Neither is ever used here: engines are
 * given with each call. In what we ship they are not even there.
 */
function onlyGivenEngines() {
  return {
    name: 'only-given-engines',
    setup({ onLoad }) {
      onLoad({ filter: /gray-matter[\\/]lib[\\/]engines\.js$/ }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
    },
  };
}

/** Writes dist/shipped/: what the loader makes of each shipped rubric and language. */
async function compileRubrics() {
  const compiler = new URL('dist/compiler.mjs', import.meta.url);
  await build({ ...common, stdin: { contents: "export { compileShipped } from './src/rubric/compile-shipped.ts'; export { nodeHost } from './src/lib/node-host.ts';", resolveDir: root }, outfile: 'dist/compiler.mjs', format: 'esm', banner: { js: banner } });
  const { compileShipped, nodeHost } = await import(compiler.href);
  mkdirSync(new URL('dist/shipped', import.meta.url), { recursive: true });
  for (const [path, text] of compileShipped(nodeHost())) writeFileSync(new URL(path, import.meta.url), text);
  rmSync(compiler);
}

/** Writes dist/bytecode/: what V8 made of our files while it judged an example, for programs run by the same V8. */
async function makeBytecode() {
  const { bytecodeFile, open } = require('./bin/load.js');
  for (const [file, program, words] of [['evaluate.cjs', 'evaluate', []], ['cli.cjs', 'proposals', ['evaluate']]]) {
    const { main, nodeHost, scripts } = open(file, true);
    const host = { ...nodeHost(), stdout: { write: () => {}, isTTY: false, columns: null } };
    for (const format of ['terminal', 'json']) await main([...words, 'examples/accept.md', 'examples/refine.md', '--fail-on', 'never', '--format', format], { ...host, cwd: root }, program);
    for (const [name, script] of scripts) {
      const to = bytecodeFile(name);
      mkdirSync(dirname(to), { recursive: true });
      writeFileSync(to, script.createCachedData());
    }
  }
}
