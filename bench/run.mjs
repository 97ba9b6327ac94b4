/** Measures start-up, throughput beside others, cost by size, worst shapes and memory, in one run, and writes RESULTS.md. Ratios count; milliseconds are this machine's. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { proposal, shaped, shapes } from './documents.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const quick = process.argv.includes('--quick');
const rounds = quick ? 5 : 11;
const files = quick ? 200 : 1000;
const bin = join(root, 'bin/evaluate.js');
const work = mkdtempSync(join(tmpdir(), 'proposal-bench-'));
const lines = [];
const say = (line = '') => { lines.push(line); process.stdout.write(`${line}\n`); };

const sorted = (values) => [...values].sort((a, b) => a - b);
const median = (values) => sorted(values)[values.length >> 1];
/** Median, and the middle half around it. */
const spread = (values, digits = 2) => { const s = sorted(values); return `${median(values).toFixed(digits)} (${s[s.length >> 2].toFixed(digits)} to ${s[(3 * s.length) >> 2].toFixed(digits)})`; };

function timed(args, cwd = work) {
  const from = performance.now();
  const run = spawnSync(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 2 ** 30 });
  if (run.error !== undefined) throw run.error;
  return performance.now() - from;
}

/** Rounds of all commands in turn, so that what else the machine does meets all of them. The first round warms the disk and is dropped. */
function sideBySide(commands, count) {
  const times = commands.map(() => []);
  for (let round = -1; round < count; round++) commands.forEach(({ args }, i) => { const ms = timed(args); if (round >= 0) times[i].push(ms); });
  return times;
}

function table(commands, times) {
  say('| | median ms | ratio to the first, median (middle half) |');
  say('| --- | --- | --- |');
  commands.forEach(({ name }, i) => say(`| ${name} | ${median(times[i]).toFixed(0)} | ${spread(times[i].map((ms, round) => ms / times[0][round]))} |`));
  say();
}

/** The steps between parsing and the result, which the library does not show one by one: built for this run, with the rubric and language of the build. */
async function stepsOf() {
  const { build } = await import('esbuild');
  const file = join(root, 'dist/bench-steps.mjs');
  const contents = "export { matchProposal } from './src/evaluate/match.ts'; export { judge } from './src/evaluate/judge.ts'; export { nodeHost } from './src/lib/node-host.ts'; export { rubricBy, shippedLanguage, shippedRubrics } from './src/rubric/shipped.ts';";
  try {
    await build({ stdin: { contents, resolveDir: root }, outfile: file, bundle: true, platform: 'node', format: 'esm', packages: 'external', define: { BUNDLED: 'true' }, logLevel: 'warning' });
    const { matchProposal, judge, nodeHost, rubricBy, shippedLanguage, shippedRubrics } = await import(file);
    const host = nodeHost();
    return { matchProposal, judge, rubric: rubricBy('partnership/research', shippedRubrics(host), host).value, language: shippedLanguage('english', host).value };
  } finally {
    rmSync(file, { force: true });
  }
}

const version = (name, from) => JSON.parse(readFileSync(join(from, 'node_modules', name, 'package.json'), 'utf8')).version;

try {
  say('# Measurements');
  say();
  say(`Node ${process.version}, ${process.platform} ${process.arch}, ${cpus().length} × ${cpus()[0].model.trim()}; @lezer/markdown ${version('@lezer/markdown', root)}${['markdownlint-cli2', 'eipw-lint-js'].map((name) => (existsSync(join(here, 'node_modules', name)) ? `, ${name} ${version(name, here)}` : '')).join('')}.`);
  say('Written by `npm run bench`. All that stands in one table was run in turns; the ratios are of single rounds.');
  say();

  writeFileSync(join(work, 'one.md'), proposal(1, 7000));
  const startup = [
    { name: 'node -e 0', args: ['-e', '0'] },
    { name: 'evaluate --version', args: [bin, '--version'] },
    { name: 'evaluate --help', args: [bin, '--help'] },
    { name: 'evaluate one.md (7 kB)', args: [bin, 'one.md', '--fail-on', 'never'] },
    { name: 'the parser alone', args: ['--input-type=module', '-e', `await import(${JSON.stringify(join(root, 'node_modules/@lezer/markdown/dist/index.js'))})`] },
  ];
  say('## Start-up');
  say();
  table(startup, sideBySide(startup, rounds));

  const folder = join(work, 'many');
  mkdirSync(folder);
  for (let i = 0; i < files; i++) writeFileSync(join(folder, `p${String(i).padStart(4, '0')}.md`), proposal(i, 7000));
  const peers = [{ name: `evaluate, ${files} proposals of 7 kB, JSON`, args: [bin, folder, '--fail-on', 'never', '--format', 'json'] }, { name: 'evaluate, the same, screen', args: [bin, folder, '--fail-on', 'never'] }];
  const markdownlint = join(here, 'node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs');
  if (existsSync(markdownlint)) peers.push({ name: 'markdownlint-cli2', args: [markdownlint, `${folder}/*.md`] });
  const eipw = join(here, 'node_modules/eipw-lint-js/eipw_lint_js.js');
  if (existsSync(eipw)) {
    writeFileSync(join(work, 'eipw.cjs'), `const { lint } = require(${JSON.stringify(eipw)}); const { readdirSync } = require('node:fs'); lint(readdirSync(${JSON.stringify(folder)}).map((name) => ${JSON.stringify(`${folder}/`)} + name)).then((found) => console.log(found.length), (error) => { console.error(error); process.exitCode = 1; });`);
    peers.push({ name: 'eipw-lint-js', args: [join(work, 'eipw.cjs')] });
  }
  say('## Many files, beside others');
  say();
  table(peers, sideBySide(peers, quick ? 1 : 3));
  const corpora = join(root, '../shared/corpora');
  if (existsSync(corpora)) {
    const real = [{ name: 'evaluate, real proposals of others', args: [bin, corpora, '--type', 'research', '--fail-on', 'never', '--format', 'json'] }];
    if (existsSync(markdownlint)) real.push({ name: 'markdownlint-cli2', args: [markdownlint, `${corpora}/**/*.md`] });
    table(real, sideBySide(real, quick ? 1 : 3));
  }

  const hook = join(work, 'peak.cjs');
  writeFileSync(hook, "process.on('exit', () => { process.stderr.write(String(process.resourceUsage().maxRSS)); });");
  say('## Memory, and time per file');
  say();
  say('| proposals of 3 kB | most memory, MB | ms per file |');
  say('| --- | --- | --- |');
  const crowd = join(work, 'crowd');
  mkdirSync(crowd);
  let made = 0;
  for (const count of quick ? [10, 100] : [10, 100, 1_000, 10_000, ...(process.argv.includes('--crowd') ? [100_000] : [])]) {
    for (; made < count; made++) writeFileSync(join(crowd, `p${String(made).padStart(5, '0')}.md`), proposal(made, 3000));
    const from = performance.now();
    const run = spawnSync(process.execPath, ['-r', hook, bin, crowd, '--fail-on', 'never', '--format', 'json'], { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
    say(`| ${count} | ${(Number(run.stderr) / 1024).toFixed(0)} | ${((performance.now() - from) / count).toFixed(1)} |`);
  }
  say();

  const api = await import(join(root, 'dist/index.js'));
  const rubric = api.loadRubric('partnership/research').value;
  const today = '2026-11-21';
  const { parser, GFM } = await import(join(root, 'node_modules/@lezer/markdown/dist/index.js'));
  const markdown = parser.configure(GFM);
  const steps = await stepsOf();
  const split = { 'read': 0, 'parse': 0, 'of that the Markdown parser': 0, 'match': 0, 'judge': 0, 'render as JSON': 0 };
  const clock = (part, run) => { const from = performance.now(); const made = run(); split[part] += performance.now() - from; return made; };
  for (const name of readdirSync(folder)) {
    const bytes = clock('read', () => readFileSync(join(folder, name)));
    const parsed = clock('parse', () => api.parseProposal(bytes, name)).value;
    const body = parsed.source.slice(parsed.bodyStart);
    clock('of that the Markdown parser', () => markdown.parse(body));
    const { match } = clock('match', () => steps.matchProposal(parsed, steps.rubric, steps.language, today));
    clock('judge', () => steps.judge(steps.rubric, match, { answers: [], waivers: [], decision: null, capacity: null }, today));
    const evaluation = api.evaluate(parsed, rubric, { today });
    clock('render as JSON', () => api.render({ version: 1, tool: { name: 'proposal-evaluator', version: '0' }, today, evaluations: [evaluation], problems: [], summary: { evaluated: 1, unreadable: 0, skipped: 0, accept: 0, defer: 0, refine: 0, decline: 0, unsettled: 0 }, exit: { code: 0, why: null } }, 'json'));
  }
  say('## Where the time goes');
  say();
  say(`| step | ms for ${files} files of 7 kB |`);
  say('| --- | --- |');
  for (const [part, ms] of Object.entries(split)) say(`| ${part} | ${ms.toFixed(0)} |`);
  say();

  const judge = (text) => { const from = process.cpuUsage(); const parsed = api.parseProposal(Buffer.from(text), 'x.md'); if (parsed.ok) api.evaluate(parsed.value, rubric, { today }); const used = process.cpuUsage(from); return (used.user + used.system) / 1000; };
  // Another text each time: one that was read lately is read faster.
  const perKilobyte = (make, times) => median(Array.from({ length: times }, (_, i) => { const text = make(i); return judge(text) / (Buffer.byteLength(text) / 1000); }));
  // What the engine still optimizes is told above, by files; here it has seen all of it.
  for (let i = 0; i < 400; i++) judge(proposal(i, 1_000 + (i % 20) * 1_000));
  const normal = perKilobyte((i) => proposal(500 + i, 20_000), 31);
  say('## Cost by size');
  say();
  say('| size | processor ms per kB | to 20 kB |');
  say('| --- | --- | --- |');
  for (const size of [1_000, 5_000, 20_000, 100_000, 1_000_000]) { const cost = perKilobyte((i) => proposal(600 + i, size - 2_000 > 0 ? size - 2_000 : size), size > 100_000 ? 3 : 31); say(`| ${size / 1000} kB | ${cost.toFixed(3)} | ${(cost / normal).toFixed(2)} |`); }
  say();
  const size = quick ? 200_000 : 900_000;
  say(`## Worst shapes, ${size / 1000} kB each`);
  say();
  const prose = perKilobyte((i) => proposal(700 + i, size), 3);
  say('| shape | processor ms | per kB, to prose of that size |');
  say('| --- | --- | --- |');
  for (const name of Object.keys(shapes)) { const text = shaped(name, size); const ms = judge(text); say(`| ${name} | ${ms.toFixed(0)} | ${(ms / (Buffer.byteLength(text) / 1000) / prose).toFixed(1)} |`); }
  say();
} finally {
  rmSync(work, { recursive: true, force: true });
}
if (!quick) writeFileSync(join(here, 'RESULTS.md'), `${lines.join('\n').trimEnd()}\n`);
