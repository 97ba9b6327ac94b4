/** Every phrase that can make an anti-pattern present has a sentence that it must find and a near miss that it must not; none is a common turn of speech. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { whose } from '../../src/language/actor.js';
import { english } from '../language/english.js';
import { findPhrase, findPhrases } from '../../src/language/phrase-match.js';
import { stanceReader } from '../../src/language/negation.js';
import { tokenize } from '../../src/language/tokens.js';
import type { Phrase, Rubric } from '../../src/rubric/types.js';
import { loadRubric } from '../../src/rubric/load.js';
import { splitSentences } from '../../src/proposal/sentences.js';
import { plain, readYaml } from '../../src/lib/yaml.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const rubric = shipped('research');
const lists: readonly [string, readonly Phrase[]][] = [
  ...rubric.checklists.flatMap((l) => l.criteria).flatMap((c): [string, readonly Phrase[]][] => [[`${c.id} for`, c.for], [`${c.id} against`, c.against]]),
  ...rubric.antiPatterns.flatMap((a): [string, readonly Phrase[]][] => [[`${a.id} says`, a.says], [`${a.id} suspects`, a.suspects]]),
  ...rubric.timing.rules.map((t): [string, readonly Phrase[]] => [`${t.id} suspects`, t.suspects]),
];

function shipped(name: string): Rubric {
  const loaded = loadRubric(`${root}/rubrics/partnership/${name}.yaml`, { read: (path) => (existsSync(path) ? readFileSync(path, 'utf8') : null), shipped: () => null, shippedIds: [] });
  if (!loaded.ok) throw new Error(loaded.problems.map((p) => p.message).join('\n'));
  return loaded.value;
}

describe('phrases of what we avoid', () => {
  it.each(rubric.antiPatterns.map((a) => [a.id, a] as const))('%s', (_, pattern) => {
    const finds = (text: string): Phrase[] => pattern.says.filter((p) => findPhrase(tokenize(text), p).length > 0);
    const found = new Set(pattern.examples.flatMap((e) => finds(e.says)));
    expect(pattern.says.filter((p) => !found.has(p)).map((p) => p.source), 'phrases that no example shows').toEqual([]);
    expect(pattern.examples.filter((e) => finds(e.not).length > 0).map((e) => e.not), 'near misses that are found').toEqual([]);
    expect(pattern.examples.length).toBeGreaterThanOrEqual(pattern.says.length);
  });

  it.each(rubric.antiPatterns.map((a) => [a.id, a] as const))('%s is affirmed where an example says it, and not where it is somebody else\'s word', (_, pattern) => {
    const words = english();
    for (const { says } of pattern.examples) {
      const focus = findPhrases(tokenize(says), pattern.says)[0]!;
      expect(stanceReader(says, words).read(focus).stance, says).toBe('supports');
      expect(whose(says, words, focus.start), says).not.toBe('other');
      const quoted = `A vendor once wrote to us: "${says} That is how it stands with us, and it will not change."`;
      expect(stanceReader(quoted, words).read(findPhrases(tokenize(quoted), pattern.says)[0]!).stance, quoted).toBe('unrelated');
    }
  });
});

describe('phrases of criteria', () => {
  const written = ['base', 'research'].flatMap((name) => {
    const read = readYaml(readFileSync(`${root}/rubrics/partnership/${name}.yaml`, 'utf8'), { path: null });
    if (!read.ok) throw new Error('unreadable');
    return Object.entries((plain(read.value) as { examples?: Readonly<Record<string, readonly { readonly found?: string | true; readonly against?: string | true; readonly line?: true; readonly in?: string }[]>> }).examples ?? {});
  });
  const sentences = written.flatMap(([id, list]) => list.filter((e) => typeof (e.found ?? e.against) === 'string' && e.line === undefined && e.in === undefined && rubric.checklists.some((l) => l.criteria.some((c) => c.id === id && (e.found !== undefined || c.against.length > 0)))).map((e) => [id, e.found === undefined ? 'against' : 'for', (e.found ?? e.against) as string] as const));

  it.each(sentences)('%s %s: %s', (id, which, text) => {
    const criterion = rubric.checklists.flatMap((l) => l.criteria).find((c) => c.id === id)!;
    const focus = findPhrases(tokenize(text), criterion[which])[0];
    expect(focus).toBeDefined();
    expect(stanceReader(text, english()).read(focus!).stance).toBe('supports');
    expect(whose(text, english(), focus!.start)).not.toBe('other');
  });
});

const corpora = `${root}/../shared/corpora`;

describe.skipIf(!existsSync(corpora))('over proposals by others', () => {
  it('no phrase speaks in more than one sentence of fifty', () => {
    const sentences = textsOf(corpora).flatMap((text) => text.split(/\n\s*\n/u).flatMap((p) => splitSentences(p).map((s) => p.slice(s.start, s.end)))).filter((s) => s.length > 20 && s.length < 500);
    const sample = sentences.filter((_, i) => i % Math.ceil(sentences.length / 4000) === 0);
    const tokens = sample.map((s) => tokenize(s));
    const all = lists.flatMap(([, phrases]) => phrases);
    const hits = new Map<Phrase, number>();
    for (const t of tokens) for (const phrase of new Set(findPhrases(t, all).map((h) => h.phrase))) hits.set(phrase, (hits.get(phrase) ?? 0) + 1);
    expect(sample.length).toBeGreaterThan(1000);
    expect([...hits].filter(([, n]) => n > sample.length / 50).map(([phrase, n]) => `${phrase.source}: ${n} of ${sample.length}`)).toEqual([]);
  }, 60_000);
});

function textsOf(folder: string): string[] {
  return readdirSync(folder).sort().flatMap((name) => {
    const path = `${folder}/${name}`;
    return statSync(path).isDirectory() ? textsOf(path) : name.endsWith('.md') ? [readFileSync(path, 'utf8')] : [];
  });
}
