/** What is negated, deleted, quoted, commented out or told of others must not count: for every criterion, in its line and in the body. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { criteria, hives, lines, read } from './hives.js';

interface Words { readonly says: string; readonly not?: string; readonly theirs?: string }
interface Affirmation { readonly line?: Words; readonly body?: Words & { readonly in: string } }

const affirmations = parse(readFileSync(new URL('affirmations.yaml', import.meta.url), 'utf8')) as Readonly<Record<string, Affirmation>>;

/** Mutations that are still read as met, each with why. A test fails as soon as one of them is read rightly, so that this list only shrinks. */
const known: Readonly<Record<string, string>> = {};

function check(name: string, status: string, forbidden: readonly string[]): void {
  const why = known[name];
  if (why === undefined) expect(forbidden, name).not.toContain(status);
  else expect(forbidden, `${name} is read rightly now: take it off the list (${why})`).toContain(status);
}

const titleOf = (id: string): string => criteria.find((c) => c.id === id)!.line[0]!;

describe('every criterion has its affirmation', () => {
  it('in its line where it has one, in the body where the rubric knows words or facts for it', () => {
    expect(criteria.filter((c) => c.line.length > 0 && affirmations[c.id]?.line === undefined).map((c) => c.id)).toEqual([]);
    expect(criteria.filter((c) => c.for.length > 0 && affirmations[c.id]?.body === undefined).map((c) => c.id)).toEqual([]);
    expect(Object.keys(affirmations).filter((id) => !criteria.some((c) => c.id === id))).toEqual([]);
    expect(Object.keys(known).filter((k) => !/^\S+ (?:line|body) (?:negated|theirs|quoted|commented|struck)$/u.test(k))).toEqual([]);
  });
});

describe.each(Object.entries(affirmations).flatMap(([id, a]) => (a.line === undefined ? [] : [[id, a.line] as const])))('the line of %s', (id, words) => {
  const status = (line: string): string => read(hives({ assessment: lines({ [id]: line }) })).status(id);
  const title = titleOf(id);
  const bare = status(`[x] **${title}:**`);

  it('is met by what it says', () => expect(status(`[x] **${title}:** ${words.says}`)).toBe('met'));
  it('deleted: missing, and half with the tick left', () => {
    expect(status(`[ ] **${title}:**`)).toBe('missing');
    expect(bare).toBe('partial');
  });
  it('negated', () => check(`${id} line negated`, status(`[x] **${title}:** ${words.not!}`), ['met']));
  it('quoted', () => check(`${id} line quoted`, status(`[x] **${title}:**\n\n  > ${words.says}\n`), ['met', 'contradicted']));
  it('commented out', () => check(`${id} line commented`, status(`[x] **${title}:** <!-- ${words.says} -->`), ['met', 'contradicted']));
  it('struck', () => check(`${id} line struck`, status(`[x] **${title}:** ~~${words.says}~~`), ['met', 'contradicted']));
  it('told of others', () => check(`${id} line theirs`, status(`[x] **${title}:** ${words.theirs!}`), ['met']));
});

describe.each(Object.entries(affirmations).flatMap(([id, a]) => (a.body === undefined ? [] : [[id, a.body] as const])))('the body for %s', (id, words) => {
  const status = (text: string | null): string => read(hives({ more: text === null ? {} : { [words.in]: text }, assessment: lines() })).status(id);
  const nothing = status(null);

  it('is met by what it says', () => expect(status(words.says)).toBe('met'));
  it('deleted: missing, or open where no line asks', () => expect(nothing).toBe(titleOf(id) === undefined ? 'open' : 'missing'));
  it.skipIf(words.not === undefined)('negated', () => check(`${id} body negated`, status(words.not!), ['met']));
  it('quoted', () => check(`${id} body quoted`, status(`> ${words.says}`), [...new Set(['met', 'partial', 'contradicted'])]));
  it('commented out', () => check(`${id} body commented`, status(`<!-- ${words.says} -->`), ['met', 'partial', 'contradicted']));
  it('struck', () => check(`${id} body struck`, status(`~~${words.says}~~`), ['met', 'partial', 'contradicted']));
  it.skipIf(words.theirs === undefined)('told of others', () => check(`${id} body theirs`, status(words.theirs!), ['met']));
});
