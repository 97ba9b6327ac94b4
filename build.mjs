/** Builds dist/: programs and library bundled by esbuild, shipped rubrics as JSON, type declarations. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('.', import.meta.url));
const dist = join(root, 'dist');
rmSync(dist, { recursive: true, force: true });

/** Leaves out gray-matter's own engines, one of which runs JavaScript that it finds in a file: ours is given with each call. */
const noEngines = {
  name: 'no-engines',
  setup: ({ onLoad }) =>
    onLoad({ filter: /gray-matter.lib.engines\.js$/ }, () => ({
      contents: 'module.exports = {};',
    })),
};
const options = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  // What is a dependency is installed, not bundled; the rest is bundled, and a devDependency.
  external: Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).dependencies),
  // Bundled packages in CommonJS call require, which a module has not.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);",
  },
  plugins: [noEngines],
};

const { metafile } = await build({
  ...options,
  entryPoints: ['src/cli.ts', 'src/index.ts'],
  outdir: dist,
  splitting: true,
  // Beside dist/rubrics/, which is found from where the code lies.
  chunkNames: '[name]-[hash]',
  minify: true,
  // A stack trace must not print the whole program in one line.
  lineLimit: 160,
  legalComments: 'none',
  metafile: true,
});
await writeRubrics();
writeLicenses();
writeTypes();

/** dist/rubrics/: each shipped rubric, each stage of it and each language as plain JSON. */
async function writeRubrics() {
  const compiler = join(dist, 'compiler.mjs');
  const contents =
    "export { compileShipped } from './src/rubric/compile.ts'; export { nodeHost } from './src/lib/node-host.ts';";
  await build({ ...options, stdin: { contents, resolveDir: root }, outfile: compiler });
  const { compileShipped, nodeHost } = await import(pathToFileURL(compiler).href);
  rmSync(compiler);
  const files = compileShipped(nodeHost());
  mkdirSync(join(dist, 'rubrics'));
  for (const [name, text] of files) writeFileSync(join(dist, 'rubrics', name), text);
}

/** dist/LICENSES.txt: the licence of each package that is bundled. */
function writeLicenses() {
  const folders = Object.keys(metafile.inputs).flatMap(
    (path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+\//.exec(path)?.[0] ?? [],
  );
  const texts = [...new Set(folders)].sort().map((folder) => {
    const read = (name) => readFileSync(join(root, folder, name), 'utf8').trim();
    const { name, version, license } = JSON.parse(read('package.json'));
    const file = readdirSync(join(root, folder)).find((one) => /^licen[cs]e/i.test(one));
    return `${name} ${version} (${license})\n\n${file === undefined ? '' : read(file)}\n`;
  });
  writeFileSync(join(dist, 'LICENSES.txt'), texts.join(`\n${'-'.repeat(80)}\n\n`));
}

/** dist/types/: declarations of the public API and of what they mention. */
function writeTypes() {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], {
    cwd: root,
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
  const types = join(dist, 'types');
  const needed = new Set();
  const visit = (file) => {
    if (needed.has(file)) return;
    needed.add(file);
    const imports = readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)\.js'/g);
    for (const [, path] of imports) visit(join(dirname(file), `${path}.d.ts`));
  };
  visit(join(types, 'index.d.ts'));
  for (const name of readdirSync(types, { recursive: true })) {
    if (name.endsWith('.d.ts') && !needed.has(join(types, name))) rmSync(join(types, name));
  }
}
