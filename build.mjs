/** Builds dist/: programs and library bundled by esbuild, shipped rubrics as JSON, type declarations. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('.', import.meta.url));
const { dependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
rmSync(`${root}dist`, { recursive: true, force: true });

const options = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  // What is a dependency is installed, not bundled; the rest is bundled, and a devDependency.
  external: Object.keys(dependencies),
  // Bundled packages in CommonJS call require, which a module has not.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);",
  },
  logLevel: 'warning',
  plugins: [noEngines()],
};

const { metafile } = await build({
  ...options,
  entryPoints: ['src/cli.ts', 'src/index.ts'],
  outdir: 'dist',
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
writeLicenses(metafile);
writeTypes();

/** Leaves out gray-matter's own engines, one of which runs JavaScript that it finds in a file: ours is given with each call. */
function noEngines() {
  return {
    name: 'no-engines',
    setup: ({ onLoad }) =>
      onLoad({ filter: /gray-matter.lib.engines\.js$/ }, () => ({ contents: 'module.exports = {};' })),
  };
}

/** dist/rubrics/: each shipped rubric, each stage of it and each language as plain JSON. */
async function writeRubrics() {
  const compiler = `${root}dist/compiler.mjs`;
  const contents =
    "export { compileShipped } from './src/rubric/compile.ts'; export { nodeHost } from './src/lib/node-host.ts';";
  await build({ ...options, stdin: { contents, resolveDir: root }, outfile: compiler });
  const { compileShipped, nodeHost } = await import(pathToFileURL(compiler).href);
  rmSync(compiler);
  const files = compileShipped(nodeHost());
  mkdirSync(`${root}dist/rubrics`);
  for (const [name, text] of files) writeFileSync(`${root}dist/rubrics/${name}`, text);
}

/** dist/LICENSES.txt: the licence of each package that is bundled. */
function writeLicenses({ inputs }) {
  const names = Object.keys(inputs).flatMap(
    (path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/.exec(path)?.[1] ?? [],
  );
  const texts = [...new Set(names)].sort().map((name) => {
    const folder = `${root}node_modules/${name}/`;
    const { version, license } = JSON.parse(readFileSync(`${folder}package.json`, 'utf8'));
    const file = ['LICENSE', 'LICENSE.md', 'license', 'LICENCE', 'LICENSE.txt'].find((one) =>
      readable(folder + one),
    );
    const text = file === undefined ? '' : readFileSync(folder + file, 'utf8').trim();
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  writeFileSync(`${root}dist/LICENSES.txt`, texts.join(`\n${'-'.repeat(80)}\n\n`));
}

function readable(path) {
  try {
    return readFileSync(path).length > 0;
  } catch {
    return false;
  }
}

/** dist/types/: declarations of the public API and of what they mention. */
function writeTypes() {
  const tsc = createRequire(import.meta.url).resolve('typescript/package.json').replace('package.json', 'bin/tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
  process.exitCode = status ?? 1;
  const needed = new Set();
  const visit = (file) => {
    if (needed.has(file)) return;
    needed.add(file);
    for (const [, path] of readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)\.js'/g)) {
      visit(join(dirname(file), `${path}.d.ts`));
    }
  };
  const types = join(root, 'dist/types');
  visit(join(types, 'index.d.ts'));
  for (const name of readdirSync(types, { recursive: true })) {
    if (name.endsWith('.d.ts') && !needed.has(join(types, name))) rmSync(join(types, name));
  }
}
