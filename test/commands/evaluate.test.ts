/** `evaluate` from argument to exit code, in process: files, folders, standard input, and everything that can be wrong. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { RunResult } from '../../src/evaluate/result.js';
import { render } from '../../src/report/index.js';
import { cli, packageRoot, type FakeOptions } from '../cli/fake-host.js';

const proposal = (title: string, type = 'research'): string => `---
type: ${type}
title: ${title}
organization: Harbour Walkers
contact: { name: Ines Sole, email: ines@example.org }
start: 2027-02-01
---

## Abstract

We count the birds of the harbour with the people who walk there, and publish every count.

## Timeline

- **Start Date:** 2027-02-01
`;

const files = {
  '/repo/.git/HEAD': '',
  '/repo/proposals/birds.md': proposal('Birds of the harbour'),
  '/repo/proposals/tides.md': proposal('Tides by hand'),
  '/repo/proposals/README.md': '# How to propose\n\nWrite to us.\n',
  '/repo/proposals/blog.md': '---\ntype: blogpost\n---\n\nHello.\n',
  '/repo/empty/notes.md': '# Notes\n\nNothing.\n',
  '/repo/none/x.txt': '',
  '/repo/broken.md': '---\ntype: research\ntitle: Birds: a study\n---\n\nText.\n',
  '/repo/letter.md': '---\ntype: reserch\n---\n\nText.\n',
  '/repo/bare.md': '# Dear friends\n\nWe would like to count birds.\n',
};

const today = ['--today', '2026-11-21'];
const evaluate = (argv: readonly string[], more: FakeOptions = {}) => cli([...argv, ...today], { files, ...more });
const json = async (argv: readonly string[], more: FakeOptions = {}): Promise<{ readonly code: number; readonly result: RunResult }> => {
  const { code, out, err } = await evaluate([...argv, '--format', 'json'], more);
  expect(err).toBe('');
  return { code, result: JSON.parse(out) as RunResult };
};
const squeezed = (text: string): string => text.replace(/\s+/gu, ' ').trim();

describe('one proposal', () => {
  test('is shown in full: decision first, then why and what to do', async () => {
    const { code, out, err } = await evaluate(['proposals/birds.md']);
    expect([code, err]).toEqual([1, '']);
    expect(out).toMatch(/^\n {2}Birds of the harbour\n {2}Not read yet: \d+ of \d+ points\n {2}\d+ required sections are missing\./u);
    expect(out).not.toMatch(/values\/|mutual-benefit\//u);
  });

  test('gives the same from a file and from standard input', async () => {
    const file = await json(['proposals/birds.md']);
    const piped = await json(['-'], { stdin: files['/repo/proposals/birds.md'] });
    expect(piped.result.evaluations[0]!.proposal).toMatchObject({ path: '-', title: 'Birds of the harbour' });
    expect(piped.result.evaluations[0]!.score).toEqual(file.result.evaluations[0]!.score);
  });

  test('gives the same bytes twice, and from any folder of the repository', async () => {
    const here = await evaluate(['proposals/birds.md', '--format', 'json']);
    const there = await evaluate(['birds.md', '--format', 'json'], { cwd: '/repo/proposals' });
    expect(there.out).toBe(here.out);
    expect((JSON.parse(here.out) as RunResult).evaluations[0]!.proposal.path).toBe('proposals/birds.md');
  });

  test('JSON fits its schema, and renders to the very screen', async () => {
    const { result } = await json(['proposals/birds.md', 'broken.md']);
    const validate = new Ajv2020({ strict: true, validateFormats: false }).compile(JSON.parse(readFileSync(`${packageRoot}/schema/result.schema.json`, 'utf8')) as object);
    validate(result);
    expect(validate.errors).toBeNull();
    const direct = await evaluate(['proposals/birds.md']);
    const saved = await evaluate(['proposals/birds.md', '--format', 'json']);
    expect((await cli(['render', 'r.json'], { files: { '/repo/r.json': saved.out } }, 'proposals')).out).toBe(direct.out);
    expect(render(JSON.parse(saved.out) as RunResult, 'json')).toBe(saved.out);
  });

  test('--fail-on says at what to stop', async () => {
    const codes = await Promise.all(['incomplete', 'refine', 'decline', 'never'].map(async (what) => (await evaluate(['proposals/birds.md', '--fail-on', what])).code));
    expect(codes).toEqual([1, 1, 0, 0]);
  });

  test('--output writes a file and leaves the screen alone, but never over a proposal', async () => {
    const { code, out, err, host } = await evaluate(['proposals/birds.md', '--format', 'json', '--output', 'result.json']);
    expect([code, out, err]).toEqual([1, '', '']);
    expect((JSON.parse(String(host.files.get('/repo/result.json'))) as RunResult).version).toBe(1);
    const over = await evaluate(['proposals', '--output', 'proposals/tides.md']);
    expect(over.code).toBe(2);
    expect(over.host.files.get('/repo/proposals/tides.md')).toBe(files['/repo/proposals/tides.md']);
  });

  test('colour: in a terminal, by flag, by FORCE_COLOR; not in a pipe, with NO_COLOR, with TERM=dumb', async () => {
    const coloured = async (more: FakeOptions, argv: readonly string[] = []) => (await evaluate(['proposals/birds.md', ...argv], more)).out.includes('\u001b[');
    expect(await coloured({ columns: 80 })).toBe(true);
    expect(await coloured({})).toBe(false);
    expect(await coloured({ columns: 80, env: { NO_COLOR: '1' } })).toBe(false);
    expect(await coloured({ columns: 80, env: { NO_COLOR: '' } })).toBe(true);
    expect(await coloured({ columns: 80, env: { TERM: 'dumb' } })).toBe(false);
    expect(await coloured({ columns: 80 }, ['--no-color'])).toBe(false);
    expect(await coloured({ env: { FORCE_COLOR: '1' } })).toBe(true);
    expect(await coloured({ columns: 80, env: { FORCE_COLOR: '0' } })).toBe(false);
    expect(await coloured({ env: { NO_COLOR: '1' } }, ['--color'])).toBe(true);
  });
});

describe('--why', () => {
  test('shows all that was considered, by words or by line', async () => {
    const words = await evaluate(['proposals/birds.md', '--why', 'maintenance commitment']);
    expect(words.out).toMatch(/^\n {2}[●◐○✕?] Maintenance commitment: /u);
    const line = await evaluate(['proposals/birds.md', '--why', 'birds.md:1']);
    expect(line.out).toContain('proposals/birds.md, line 1');
  });

  test('an unknown title is a problem with the nearest ones', async () => {
    const { code, out, err } = await evaluate(['proposals/birds.md', '--why', 'maintenence']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('Maintenance commitment');
  });

  test('a line of another file, too', async () => {
    const { code, err } = await evaluate(['proposals/birds.md', '--why', 'tides.md:3']);
    expect(code).toBe(2);
    expect(squeezed(err)).toContain('"tides.md" is none of the proposals that were judged. Write: --why proposals/birds.md:3');
  });

  test('does not go with JSON', async () => {
    expect((await json(['proposals/birds.md', '--why', 'privacy'])).result.problems).toMatchObject([{ code: 'option-together' }]);
  });
});

describe('several', () => {
  test('a folder: proposals in the order of their names, others left out and counted', async () => {
    const { code, result } = await json(['proposals']);
    expect(code).toBe(1);
    expect(result.evaluations.map((e) => e.proposal.path)).toEqual(['proposals/birds.md', 'proposals/tides.md']);
    expect(result.summary).toMatchObject({ evaluated: 2, skipped: 2, unreadable: 0 });
  });

  test('one bad file hides no other', async () => {
    const { code, result } = await json(['broken.md', 'proposals/birds.md', 'gone.md', 'letter.md']);
    expect(code).toBe(2);
    expect(result.evaluations.map((e) => e.proposal.path)).toEqual(['proposals/birds.md']);
    expect(result.problems.map((p) => p.path).sort()).toEqual(['broken.md', 'gone.md', 'letter.md']);
    const screen = await evaluate(['broken.md', 'proposals/birds.md']);
    expect(screen.out).toContain('Birds of the harbour');
    expect(screen.out).toContain('broken.md was not evaluated: its frontmatter cannot be read.');
  });

  test('a glob of its own, and a kind for all', async () => {
    expect((await json(['prop*/*.md'])).result.summary).toMatchObject({ evaluated: 2, skipped: 2 });
    expect((await json(['proposals', '--type', 'research'])).result.summary).toMatchObject({ evaluated: 4, skipped: 0 });
  });

  test('the order of the line is the order of the report', async () => {
    const { result } = await json(['proposals/tides.md', 'proposals/birds.md']);
    expect(result.evaluations.map((e) => e.proposal.title)).toEqual(['Tides by hand', 'Birds of the harbour']);
  });
});

describe('what is wrong', () => {
  const cases: readonly (readonly [string, readonly string[], string, RegExp | string])[] = [
    ['a colon in a title', ['broken.md'], 'broken.md was not evaluated: its frontmatter cannot be read.', /broken\.md:3:\d+/u],
    ['a misspelled type', ['letter.md'], 'letter.md was not evaluated: its type is not known.', 'letter.md:2:7 "reserch" is no type that we know. Is it research? Write: type: research'],
    ['no type', ['bare.md'], 'bare.md was not evaluated: its type is not known.', /bare\.md:1:1 .*--type research/u],
    ['a path that is not there', ['proposals/bird.md'], 'proposals/bird.md was not evaluated: it cannot be read.', 'Did you mean: evaluate proposals/birds.md'],
    ['a folder without proposals', ['empty'], 'There is no proposal', /notes\.md; it does not say what kind of proposal it is\. .*--type/u],
    ['a folder without Markdown', ['none'], 'There is no proposal', 'no Markdown file'],
    ['an unknown type on the line', ['bare.md', '--type', 'reserch'], 'Nothing was evaluated', '--type knows no "reserch". Is it research?'],
    ['a missing rubric', ['bare.md', '--rubric', 'gone.yaml'], 'gone.yaml', /There is no rubric/u],
    ['a misspelled shipped rubric', ['bare.md', '--rubric', 'partnership/reserch'], 'Nothing was evaluated', /Is it partnership\/research\?/u],
    ['a rubric that is none', ['proposals/birds.md', '--rubric', 'bad.yaml'], 'bad.yaml cannot be used as a rubric', /bad\.yaml:5:\d+ .*"agianst"/u],
    ['an impossible day', ['bare.md', '--today', '2027-02-30'], 'Nothing was evaluated', '"2027-02-30" is no day'],
    ['a wrong --fail-on', ['bare.md', '--fail-on', 'refuse'], 'Nothing was evaluated', 'Is it refine?'],
  ];
  const bad = { ...files, '/repo/bad.yaml': 'title: Small grants\ntype: research\nessential:\n  Who gains:\n    agianst: [members only]\n' };
  for (const [name, argv, headline, rest] of cases) {
    test(`${name}: exit 2, one problem, a fix, no stack`, async () => {
      const { code, out, err } = await cli(argv.includes('--today') ? argv : [...argv, ...today], { files: bad });
      expect([code, out]).toEqual([2, '']);
      const text = squeezed(err);
      expect(text).toContain(headline);
      if (typeof rest === 'string') expect(text).toContain(rest);
      else expect(text).toMatch(rest);
      expect(err).not.toMatch(/ {4}at /u);
      const { result } = { result: JSON.parse((await cli([...(argv.includes('--today') ? argv : [...argv, ...today]), '--format', 'json'], { files: bad })).out) as RunResult };
      expect(result.problems).toHaveLength(1);
      expect(result.problems[0]!.fix).not.toBeNull();
      expect(result.exit.code).toBe(2);
    });
  }

  test('an unreadable file, a pipe', async () => {
    expect(squeezed((await evaluate(['bare.md'], { locked: ['/repo/bare.md'] })).err)).toContain('We may not read it.');
    expect((await evaluate(['/dev/pipe'])).code).toBe(2);
  });

  test('a rubric that can\'t be used is said once, not for each file', async () => {
    expect((await json(['proposals', '--rubric', 'bad.yaml'], { files: bad })).result.problems).toHaveLength(1);
  });
});

describe('a programme with one rubric of its own', () => {
  const fund = readFileSync(`${packageRoot}/examples/own-rubric/mill-street.yaml`, 'utf8');
  const bench = readFileSync(`${packageRoot}/examples/own-rubric/proposals/bench.md`, 'utf8').replace(/^type: shed\n/mu, '');
  const repository = { '/repo/.git/HEAD': '', '/repo/fund.yaml': fund, '/repo/p/bench.md': bench, '/repo/p/README.md': '# How to ask us\n\nWrite to us.\n', '/repo/notes/other.md': bench };
  const paths = async (settings: string): Promise<readonly string[]> => {
    const { out } = await cli(['.', ...today, '--format', 'json'], { files: { ...repository, '/repo/proposals.yaml': settings } });
    return (JSON.parse(out) as RunResult).evaluations.map((one) => `${one.proposal.path} ${one.rubric.title}`);
  };
  test('judges what its settings call proposals, though they name no type, and leaves the rest', async () => {
    expect(await paths('rubric: fund.yaml\nproposals: p/**/*.md\n')).toEqual(['p/bench.md Mill Street shed fund']);
    expect(await paths('rubric: fund.yaml\n')).toEqual([]);
  });
});
