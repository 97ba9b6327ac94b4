/** The write seam under kill -9: whenever it strikes, each file is the old one or the new one, whole, and what stays behind is taken for nothing. */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { example } from './repository.js';
import { built, root } from './typing.js';

const outer = mkdtempSync(join(tmpdir(), 'killed-'));
beforeAll(built, 120_000);
afterAll(() => rmSync(outer, { recursive: true, force: true }));

interface Case {
  readonly files: Readonly<Record<string, string>>;
  readonly bin: string;
  readonly argv: readonly string[];
  /** What it writes. */
  readonly targets: readonly string[];
}

/** Runs that are killed at some moment of their life, and runs that are killed as soon as anything of theirs can be seen. */
const BLIND = 4;
const SEEN = 4;

let folders = 0;
function fresh({ files }: Case): string {
  const folder = join(outer, String(folders++));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const bytes = (folder: string, path: string): string | null => (existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'latin1') : null);
const sizeOf = (folder: string, path: string): number | null => statSync(join(folder, path), { throwIfNoEntry: false })?.size ?? null;
const all = (folder: string): readonly string[] => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name).slice(folder.length + 1)).sort();
const run = (one: Case, folder: string) => spawnSync(process.execPath, [join(root, 'bin', one.bin), ...one.argv], { cwd: folder, encoding: 'utf8' });

/** Starts it, kills it when `now` says so, and waits until it is gone. */
async function killed(one: Case, folder: string, delay: number | 'first' | 'last'): Promise<void> {
  const child = spawn(process.execPath, [join(root, 'bin', one.bin), ...one.argv], { cwd: folder, stdio: 'ignore' });
  const gone = new Promise<void>((done) => { child.on('exit', () => done()); });
  if (typeof delay === 'number') await new Promise((go) => setTimeout(go, delay));
  else {
    // Without giving way to anything: the moment between the first byte and the last is short.
    const places = [...new Set(one.targets.map((path) => dirname(join(folder, path))))];
    const written = (): boolean => places.some((place) => existsSync(place) && readdirSync(place).some((name) => name.endsWith('.tmp')));
    const same = (path: string): boolean => sizeOf(folder, path) === (one.files[path] === undefined ? null : Buffer.byteLength(one.files[path]));
    const waiting = (): boolean => (delay === 'first' ? one.targets.every(same) : one.targets.some(same));
    for (const end = Date.now() + 20_000; Date.now() < end && !written() && waiting();) { /* Look again. */ }
  }
  child.kill('SIGKILL');
  await gone;
}

async function survives(one: Case): Promise<void> {
  const twin = fresh(one);
  const start = Date.now();
  const done = run(one, twin);
  const life = Date.now() - start;
  expect(done.stderr).not.toMatch(/ {4}at /u);
  const after = new Map(one.targets.map((path) => [path, bytes(twin, path)]));
  for (const [path, text] of after) {
    expect(text, path).not.toBeNull();
    expect(text, path).not.toBe(one.files[path]);
  }
  expect(all(twin)).toEqual([...new Set([...Object.keys(one.files), ...one.targets])].sort());
  for (let i = 0; i < BLIND + SEEN; i++) {
    const folder = fresh(one);
    await killed(one, folder, i < BLIND ? life * (0.5 + i / BLIND / 1.5) : i % 2 === 0 ? 'first' : 'last');
    for (const [path, text] of after) expect([Buffer.from(one.files[path] ?? '', 'utf8').toString('latin1'), text, ...(one.files[path] === undefined ? [null] : [])].includes(bytes(folder, path)), `${path} is half`).toBe(true);
    const strange = all(folder).filter((path) => one.files[path] === undefined && !one.targets.includes(path));
    for (const path of strange) expect(path).toMatch(/\.\d+-[0-9a-z]+\.tmp$/u);
    if (strange.length === 0) continue;
    // Called again it ends as if nothing had been, and what lies about is neither proposal nor record.
    run(one, folder);
    for (const [path, text] of after) expect(bytes(folder, path), path).toBe(text);
    const judge = (where: string) => { const { out, code } = judged(where); return [code, out]; };
    expect(judge(folder)).toEqual(judge(twin));
    rmSync(folder, { recursive: true });
  }
}

function judged(folder: string): { readonly code: number | null; readonly out: string } {
  const ran = spawnSync(process.execPath, [join(root, 'bin/evaluate.js'), '.', '--today', '2026-11-21', '--format', 'json', '--fail-on', 'never'], { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 });
  return { code: ran.status, out: ran.stdout };
}

describe('killed at any moment', () => {
  const settings = { 'proposals.yaml': 'reviewers: [amara]\n' };

  test('reports are the old ones or the new ones', async () => {
    const proposals = Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`proposals/p${i}.md`, example('refine').replace('title:', `title: Number ${i}`)]));
    const one: Case = { files: { ...settings, ...proposals, 'out.sarif': '{}\n', 'out.json': '{ "old": true }\n' }, bin: 'evaluate.js', argv: ['proposals', '--today', '2026-11-21', '--format', 'sarif=out.sarif', '--format', 'json=out.json'], targets: ['out.sarif', 'out.json'] };
    await survives(one);
  }, 240_000);

  test('a record is the old one or the new one', async () => {
    const answers = { answers: [{ id: 'values/privacy', verdict: 'met', why: 'It says so. '.repeat(4000) }, { id: 'values/equity', verdict: 'met', why: 'So it does. '.repeat(4000) }] };
    const first = { ...settings, 'proposals/tide.md': example('free-prose').replace(/^/u, '---\ntype: research\n---\n\n'), 'answers.json': JSON.stringify(answers) };
    const bare: Case = { files: first, bin: 'proposals.js', argv: ['answer', 'proposals/tide.md', 'answers.json', '--by', 'amara', '--today', '2026-11-21'], targets: ['proposals/tide.reviews/amara.yaml'] };
    const folder = fresh(bare);
    expect(run(bare, folder).stderr).toBe('');
    const record = readFileSync(join(folder, 'proposals/tide.reviews/amara.yaml'), 'utf8');
    // Made anew, and written over.
    await survives(bare);
    await survives({ ...bare, files: { ...first, 'proposals/tide.reviews/amara.yaml': record.replace('It says so. It', 'It said so once. It') } });
  }, 240_000);

  test('a proposal is not there, or whole', async () => {
    const letter = `# A letter\n\n${'We count boats on the firth, and publish what we count. '.repeat(6000)}\n`;
    const flags = ['x.md', '--type', 'research', '--title', 'Boats', '--organization', 'Skerrow', '--email', 'a@skerrow.example.org', '--start', '2031-03-01', '--from', 'letter.txt'];
    const one: Case = { files: { 'letter.txt': letter }, bin: 'new-proposal.js', argv: flags, targets: ['x.md'] };
    await survives(one);
  }, 240_000);
});

test('what a process of the same number left behind is in nobody\'s way', () => {
  const folder = join(outer, 'same');
  mkdirSync(folder);
  const make = (name: string) => spawnSync(process.execPath, [join(root, 'bin/new-proposal.js'), name, '--type', 'research', '--title', 'Boats', '--organization', 'S', '--email', 'a@s.example.org', '--start', '2031-03-01'], { cwd: folder, encoding: 'utf8' });
  expect(make('a.md').status).toBe(0);
  // As in a container, where each run has the same small number: names of all near ones are taken.
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  for (let n = pid; n < pid + 400; n++) cpSync(join(folder, 'a.md'), join(folder, `b.md.${n}.tmp`));
  expect([make('b.md').status, readFileSync(join(folder, 'b.md'), 'utf8')]).toEqual([0, readFileSync(join(folder, 'a.md'), 'utf8')]);
});
