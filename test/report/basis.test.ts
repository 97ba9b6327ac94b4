/** What a screen claims: on what a recommendation rests, what can be fixed, and commands that work as printed. */
import { describe, expect, test } from 'vitest';
import type { Evaluation } from '../../src/evaluate/result.js';
import { headlineOf, isUnread, unreadWords } from '../../src/report/basis.js';
import { fixesOf } from '../../src/report/fixes.js';
import { render } from '../../src/report/index.js';
import { accept, decline, defer, draft, read, refine, run, suspected, unsettled } from './fixtures.js';

const headline = (evaluation: Evaluation): string => { const { word, rest } = headlineOf(evaluation); return word + rest; };

describe('on what it rests', () => {
  test('declared, read, read by an assistant, by facts, by the text alone', () => {
    expect(headline(accept)).toBe('Accept, as declared (nobody has read it yet)');
    expect(headline({ ...accept, read: { by: 'amara', on: '2026-10-06', assistant: null } })).toBe('Accept, as read by Amara, 6 October 2026');
    expect(headline({ ...accept, read: { by: 'amara and ben', on: null, assistant: null } })).toBe('Accept, as read by Amara and Ben');
    expect(headline(read)).toBe('Accept, as read by qwen3:8b (Amara), 6 October 2026');
    expect(headline(draft)).toBe('Refine: 2 required sections and 1 field are missing');
    expect(headline(defer)).toBe('Defer: it starts on 13 September 2027, more than 180 days from today');
    expect(headline(suspected)).toBe('Decline, as the text seems to say (no reader has confirmed it)');
    expect(headline({ ...suspected, read: { by: 'amara', on: null, assistant: null } })).toBe('Decline, as the text seems to say (no reader has confirmed it)');
  });

  test('a text that nobody declared or read leads with that; a declared one does not', () => {
    expect([isUnread(unsettled), isUnread(accept), isUnread(read)]).toEqual([true, false, false]);
    expect([unreadWords(unsettled), unreadWords(read)]).toEqual(['Not read yet: 18 of 18 points', '']);
    const screen = render(run([unsettled]), 'terminal').split('\n');
    expect(screen.slice(1, 3)).toEqual(['  A letter about the orchard', '  Not read yet: 18 of 18 points']);
  });
});

describe('what can be fixed', () => {
  test('never names a point that nobody has read, though the path would use it', () => {
    const step = (id: string) => ({ id, do: 'Write it.', effort: 'write' as const, where: null });
    const all = unsettled.criteria.map(({ id }) => step(id));
    const weak: Evaluation = { ...unsettled, path: { write: all, change: [], to: 'accept' } };
    expect(fixesOf(weak)).toEqual([]);
    for (const format of ['terminal', 'markdown', 'github', 'sarif', 'junit', 'rdjson']) expect(render(run([weak]), format), format).not.toContain('Write it.');
  });

  test('what is needed comes apart from what raises the score', () => {
    const of = (needed: boolean): readonly string[] => fixesOf(refine).filter((fix) => fix.needed === needed).map(({ title }) => title);
    expect(of(true)).toEqual(['Shared success metrics: missing', 'Maintenance commitment: missing']);
    expect(of(false)).toEqual(['Scalability: missing']);
    expect(fixesOf(suspected).map(({ unconfirmed }) => unconfirmed)).toEqual([true]);
    expect(fixesOf(decline).every(({ change }) => change)).toBe(true);
  });
});

describe('commands', () => {
  const typed = { prefix: 'npx ', options: '--type community', pathOf: (path: string) => `../${path}` };
  test('are printed as they can be typed', () => {
    expect(render(run([refine]), 'terminal', { call: typed })).toContain('npx proposals questions ../proposals/tide.md --type community\n');
    expect(render(run([refine]), 'terminal', { call: typed })).toContain('npx evaluate ../proposals/tide.md --type community --why success\n');
    expect(render(run([refine]), 'terminal')).toContain(' proposals questions proposals/tide.md\n');
  });

  test('are left out for standard input', () => {
    expect(render(run([{ ...accept, proposal: { ...accept.proposal, path: '-' } }]), 'terminal')).not.toContain('proposals questions');
  });
});

test('every mark on a screen stands in a legend', () => {
  for (const one of [accept, refine, decline, unsettled, read, draft]) {
    const screen = render(run([one]), 'terminal');
    for (const [mark, words] of [['●', 'met'], ['◉', 'met, not verified'], ['◐', 'partly'], ['○', 'missing'], ['✕', 'contradicted']] as const)
      if (screen.includes(mark)) expect(screen).toContain(`${mark} ${words}`);
  }
});
