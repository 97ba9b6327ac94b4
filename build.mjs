/** Builds dist/: bundled ES modules by esbuild, the shipped rubrics as data that reads fast, type declarations by tsc. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
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
};

for (const [name, { plugins = [] }] of Object.entries(late)) {
  await build({ ...common, stdin: { contents: `export * from '${name}'; export { default } from '${name}';`, resolveDir: root }, outfile: `dist/${lateFile(name)}`, format: 'cjs', minify: true, plugins, logOverride: { 'import-is-undefined': 'silent' } });
}

// CommonJS inside the bundle (commander) calls require('node:…'). An ES module has no require, so the bundle makes one.
// (The other way, a CommonJS bundle, would lose import.meta.url, by which the shipped rubrics are found, and code splitting.)
const banner = "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);";

await build({
  ...common,
  entryPoints: ['src/cli.ts', 'src/host.ts', 'src/index.ts'],
  outdir: 'dist',
  outbase: 'src',
  format: 'esm',
  splitting: true,
  // Beside the entries, so that every file finds the late packages in its own folder.
  chunkNames: 'part-[name]-[hash]',
  // The sources run without a build, in tests; what a build prepared is for the bundle alone.
  define: { BUNDLED: 'true' },
  external: Object.keys(late).map((name) => `./${lateFile(name)}`),
  plugins: [loadedLate(), nativeParser()],
  banner: { js: banner },
  // Comments and spaces cost time to read. Names stay, and lines short: a stack trace must not print half a megabyte in one line.
  minifyWhitespace: true,
  minifySyntax: true,
  lineLimit: 160,
});

await compileRubrics();

const types = spawnSync(process.execPath, [fileURLToPath(new URL('node_modules/typescript/bin/tsc', import.meta.url)), '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
process.exitCode = types.status ?? 1;

function lateFile(name) {
  return `late-${name}.cjs`;
}

/** Replaces the late packages by stand-ins. */
function loadedLate() {
  return {
    name: 'loaded-late',
    setup({ onResolve, onLoad }) {
      const names = new RegExp(`^(?:${Object.keys(late).join('|')})$`);
      onResolve({ filter: names }, ({ path }) => ({ path, namespace: 'late', sideEffects: false }));
      onLoad({ filter: /.*/, namespace: 'late' }, ({ path }) => ({ contents: standIns(path), loader: 'js', resolveDir: root }));
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

/**
 * satteri's JavaScript goes into the bundle, without the two dozen files that are not about parsing. Its native part can't: it is
 * looked for where satteri itself would look, from satteri's own folder, so that every way of installing works.
 */
function nativeParser() {
  return {
    name: 'native-parser',
    setup({ onLoad, onResolve, resolve }) {
      const parser = fileURLToPath(import.meta.resolve('satteri'));
      onResolve({ filter: /^satteri$/ }, ({ path }) => ({ path, namespace: 'parser' }));
      // One function of it is called, and only what that needs is taken along.
      onLoad({ filter: /.*/, namespace: 'parser' }, () => ({ contents: "export { markdownToMdast } from './index.js';", resolveDir: dirname(parser) }));
      onResolve({ filter: /^\.\/index\.js$/ }, ({ importer, namespace }) => (namespace === 'parser' || importer === 'satteri' ? { path: parser, sideEffects: false } : undefined));
      onResolve({ filter: /^(?:\.|#binding)/ }, async ({ path, importer, resolveDir, kind, pluginData }) => {
        if (pluginData === 'again' || !importer.startsWith(dirname(parser))) return undefined;
        return { ...(await resolve(path, { importer, resolveDir, kind, pluginData: 'again' })), sideEffects: false };
      });
      onLoad({ filter: /node_modules[\\/]satteri[\\/]index\.js$/ }, async ({ path }) => {
        const { readFile } = await import('node:fs/promises');
        const source = await readFile(path, 'utf8');
        const own = 'const require = createRequire(import.meta.url)';
        if (!source.includes(own)) throw new Error('satteri loads its native part in another way than this build knows');
        return { contents: source.replace(own, "const own = createRequire(import.meta.url);\nconst require = createRequire(own.resolve('satteri'))"), loader: 'js' };
      });
    },
  };
}

/** Writes dist/shipped/: what the loader makes of each shipped rubric and language. */
async function compileRubrics() {
  const compiler = new URL('dist/compiler.mjs', import.meta.url);
  await build({ ...common, stdin: { contents: "export { compileShipped } from './src/commands/compile-shipped.ts'; export { nodeHost } from './src/host.ts';", resolveDir: root }, outfile: 'dist/compiler.mjs', format: 'esm', external: ['satteri'], banner: { js: banner } });
  const { compileShipped, nodeHost } = await import(compiler.href);
  mkdirSync(new URL('dist/shipped', import.meta.url), { recursive: true });
  for (const [path, text] of compileShipped(nodeHost())) writeFileSync(new URL(path, import.meta.url), text);
  rmSync(compiler);
}
