/** A runner for `action.yml`, as far as its steps need one: expressions, environment and shell as GitHub documents them; nothing of it is ours. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { project } from './repository.js';

interface Step {
  readonly name: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly run?: string;
}

const action = parse(readFileSync(join(project, 'action.yml'), 'utf8')) as { readonly inputs: Readonly<Record<string, { readonly default?: string }>>; readonly runs: { readonly using: string; readonly steps: readonly Step[] } };

export interface Job {
  /** The folder that is checked out. */
  readonly folder: string;
  /** `inputs`, `github`: as expressions see them. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly github: Readonly<Record<string, unknown>>;
  /** Issue comments that are there, kept by the made-up `gh`. */
  readonly comments?: Comments;
}

export interface Ran {
  readonly code: number;
  /** What the log shows of the steps that ran. */
  readonly log: string;
  readonly summary: string;
  /** Annotations by level, as an independent reader of the log takes them. */
  readonly notes: readonly { readonly level: string; readonly file: string; readonly line: string; readonly title: string; readonly message: string }[];
  /** Names of steps that ran, `uses` steps too; the last one is that which failed, if one did. */
  readonly steps: readonly string[];
  /** Actions that steps use, with what they are given. */
  readonly used: readonly { readonly uses: string; readonly with: Readonly<Record<string, string>> }[];
  /** Environments of the steps that ran, without what the machine itself has. */
  readonly environments: readonly Readonly<Record<string, string>>[];
}

export function runAction({ folder, inputs = {}, github, comments }: Job): Ran {
  const temp = mkdtempSync(join(tmpdir(), 'runner-'));
  try {
    const context = { inputs: { ...Object.fromEntries(Object.entries(action.inputs).map(([name, { default: usual = '' }]) => [name, fill(usual, { github })])), ...inputs }, github };
    const summary = join(temp, 'summary.md');
    writeFileSync(summary, '');
    // The package is built: a step that installs anything would do so to this very checkout.
    const bin = join(temp, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'npm'), '#!/bin/sh\necho "npm is out of reach" >&2\nexit 97\n', { mode: 0o755 });
    const steps: string[] = [];
    const environments: Record<string, string>[] = [];
    const used: Ran['used'][number][] = [];
    let log = '';
    let code = 0;
    for (const step of action.runs.steps) {
      if (step.if !== undefined && !truthy(evaluate(step.if, context))) continue;
      steps.push(step.name);
      if (step.run === undefined) {
        used.push({ uses: step.uses!, with: Object.fromEntries(Object.entries(step.with ?? {}).map(([name, value]) => [name, fill(String(value), context)])) });
        continue;
      }
      if (step.shell !== 'bash') throw new Error(`${step.name}: a composite step needs its shell`);
      const script = join(temp, 'step.sh');
      writeFileSync(script, fill(step.run, context));
      const own = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, value]) => [name, fill(value, context)]));
      const env: Record<string, string> = {
        GITHUB_ACTIONS: 'true', CI: 'true', RUNNER_TEMP: temp, GITHUB_ACTION_PATH: project, GITHUB_STEP_SUMMARY: summary, GITHUB_WORKSPACE: folder,
        GITHUB_REF: String(github['ref'] ?? ''), GITHUB_SHA: String(github['sha'] ?? ''), GITHUB_BASE_REF: String(github['base_ref'] ?? ''), GITHUB_REPOSITORY: 'ours/proposals', GITHUB_SERVER_URL: 'https://github.com', ...own,
      };
      environments.push(env);
      const path = [...(comments === undefined ? [] : [comments.bin]), bin, process.env['PATH']].join(':');
      const ran = spawnSync('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', script], { cwd: folder, encoding: 'utf8', env: { PATH: path, HOME: temp, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', ...env } });
      log += ran.stdout + ran.stderr;
      code = ran.status ?? 128;
      if (code !== 0) break;
    }
    return { code, log, summary: readFileSync(summary, 'utf8'), notes: notesIn(log), steps, used, environments };
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
}

/** `${{ … }}` in a text, replaced by what it evaluates to. */
function fill(text: string, context: Context): string {
  return text.replace(/\$\{\{(.*?)\}\}/gsu, (_, expression: string) => { const value = evaluate(expression, context); return value === null || value === undefined ? '' : String(value); });
}

type Context = Readonly<Record<string, unknown>>;

/** The part of GitHub's expression language that the action uses: literals, contexts, format, ==, !=, && and ||. */
function evaluate(source: string, context: Context): unknown {
  const tokens = source.match(/'(?:[^']|'')*'|[\w.]+|==|!=|&&|\|\||[(),]/gu) ?? [];
  if (tokens.join('').length !== source.replace(/\s+(?=(?:[^']*'[^']*')*[^']*$)/gu, '').length) throw new Error(`not understood: ${source}`);
  let at = 0;
  const value = (): unknown => {
    const token = tokens[at++]!;
    if (token === '(') { const inner = either(); at++; return inner; }
    if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
    if (token === 'format' && tokens[at] === '(') {
      at++;
      const given: unknown[] = [];
      while (tokens[at] !== ')') { given.push(either()); if (tokens[at] === ',') at++; }
      at++;
      return String(given[0]).replace(/\{(\d+)\}/gu, (_, n: string) => String(given[Number(n) + 1] ?? ''));
    }
    if (token === 'true' || token === 'false') return token === 'true';
    return token.split('.').reduce<unknown>((now, key) => (typeof now === 'object' && now !== null ? (now as Record<string, unknown>)[key] ?? null : null), context);
  };
  const equal = (): unknown => {
    const left = value();
    if (tokens[at] !== '==' && tokens[at] !== '!=') return left;
    const operator = tokens[at++];
    return (left === value()) === (operator === '==');
  };
  const both = (): unknown => { let left = equal(); while (tokens[at] === '&&') { at++; const right = equal(); left = truthy(left) ? right : left; } return left; };
  const either = (): unknown => { let left = both(); while (tokens[at] === '||') { at++; const right = both(); left = truthy(left) ? left : right; } return left; };
  return either();
}

function truthy(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '' && value !== false && value !== 0;
}

/** Workflow commands in a log. */
function notesIn(log: string): Ran['notes'] {
  const plain = (text: string): string => text.replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%0A', '\n').replaceAll('%25', '%');
  return log.split('\n').flatMap((line) => {
    const found = /^::(error|warning|notice) ?([^:]*(?:%3A[^:]*)*)::(.*)$/u.exec(line);
    if (found === null) return [];
    const properties = Object.fromEntries(found[2]!.split(',').map((pair) => [pair.slice(0, pair.indexOf('=')), plain(pair.slice(pair.indexOf('=') + 1))]));
    return [{ level: found[1]!, file: properties['file'] ?? '', line: properties['line'] ?? '', title: properties['title'] ?? '', message: plain(found[3]!) }];
  });
}

export interface Comment { readonly id: number; readonly user: { readonly login: string }; readonly body: string }

/** The comments of one request, and a `gh` on the path that keeps them as GitHub would and records how it was called. */
export class Comments {
  readonly bin: string;
  private readonly store: string;
  private readonly calls: string;

  constructor(first: readonly Comment[] = []) {
    this.bin = mkdtempSync(join(tmpdir(), 'gh-'));
    mkdirSync(this.bin, { recursive: true });
    this.store = join(this.bin, 'comments.json');
    this.calls = join(this.bin, 'calls');
    writeFileSync(this.store, JSON.stringify(first));
    writeFileSync(join(this.bin, 'gh'), `#!/usr/bin/env node\n${GH}\n`);
    chmodSync(join(this.bin, 'gh'), 0o755);
  }

  get all(): readonly Comment[] { return JSON.parse(readFileSync(this.store, 'utf8')) as Comment[]; }

  /** Methods and addresses, in order; reading is not told. */
  get changes(): readonly string[] { return existsSync(this.calls) ? readFileSync(this.calls, 'utf8').trim().split('\n') : []; }

  end(): void { rmSync(this.bin, { recursive: true, force: true }); }
}

/** Answers as the API does, for the calls that the action makes; anything else ends with 64. */
const GH = String.raw`
const { readFileSync, writeFileSync, appendFileSync } = require('node:fs');
const { join } = require('node:path');
const store = join(__dirname, 'comments.json');
const comments = JSON.parse(readFileSync(store, 'utf8'));
const argv = process.argv.slice(2);
const stop = (why) => { process.stderr.write('gh: ' + why + '\n'); process.exit(64); };
if (argv.shift() !== 'api') stop('only api');
if (!process.env.GH_TOKEN) stop('no token');
const options = {}; let address = null;
while (argv.length > 0) {
  const word = argv.shift();
  if (word === '--paginate' || word === '--silent') options[word] = true;
  else if (word === '--jq' || word === '--method' || word === '-F') options[word] = argv.shift();
  else if (address === null) address = word;
  else stop('not understood: ' + word);
}
const method = options['--method'] || 'GET';
if (method !== 'GET') appendFileSync(join(__dirname, 'calls'), method + ' ' + address + '\n');
const list = /^repos\/ours\/proposals\/issues\/(\d+)\/comments$/.exec(address);
const one = /^repos\/ours\/proposals\/issues\/comments\/(\d+)$/.exec(address);
if (method === 'GET' && list) {
  const jq = /^\.\[\] \| select\(\.user\.login == "([^"]+)" and \(\.body \| startswith\("([^"]+)"\)\)\) \| \.id$/.exec(options['--jq']);
  if (!jq || !options['--paginate']) stop('not understood: ' + options['--jq']);
  for (const c of comments) if (c.user.login === jq[1] && c.body.startsWith(jq[2])) process.stdout.write(c.id + '\n');
  process.exit(0);
}
const body = () => { const m = /^body=@(.*)$/.exec(options['-F'] || ''); if (!m) stop('no body'); const text = readFileSync(m[1], 'utf8'); if (text.length > 65536) stop('body is too long (maximum is 65536 characters)'); return text; };
const at = one ? comments.findIndex((c) => c.id === Number(one[1])) : -1;
if (method === 'POST' && list) comments.push({ id: 1000 + comments.length, user: { login: 'github-actions[bot]' }, body: body() });
else if (method === 'PATCH' && at >= 0) comments[at].body = body();
else if (method === 'DELETE' && at >= 0) comments.splice(at, 1);
else stop('HTTP 404 for ' + method + ' ' + address);
writeFileSync(store, JSON.stringify(comments));
`;
