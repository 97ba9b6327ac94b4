/** A text written elsewhere: every word stays, known sections come under their names, the rest is listed. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foundValues, readOld, rolesOf } from '../../src/scaffold/old.js';
import { findSections } from '../../src/evaluate/sections.js';
import { findSelfAssessment } from '../../src/evaluate/self-assessment.js';
import { bringIn, type BroughtIn } from '../../src/scaffold/bring-in.js';
import { splitTemplate } from '../../src/scaffold/frontmatter.js';
import { plain, valueAt } from '../../src/lib/yaml.js';
import { brought, judged, parsed, rubricOf, shelf, templateOf } from './shipped.js';

/** Words with their counts, in a way of its own: runs of letters and digits, sorted. */
function wordsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of text.split(/[^\p{L}\p{N}\p{M}]+/u)) counts.set(word, (counts.get(word) ?? 0) + 1);
  counts.delete('');
  return counts;
}

function lost(old: string, now: string): readonly string[] {
  const there = wordsOf(now);
  return [...wordsOf(old)].filter(([word, count]) => (there.get(word) ?? 0) < count).map(([word]) => word);
}

/** As the command does it. */
function fromBytes(bytes: Uint8Array, type: string): { readonly made: BroughtIn; readonly aside: boolean } | null {
  const rubric = rubricOf(type);
  const old = readOld(bytes, 'old.md');
  if (!old.ok) return null;
  const { proposal, aside } = old.value;
  return { made: bringIn(rolesOf(proposal, rubric), rolesOf(parsed(templateOf(type)!), rubric), new Map([['type', type], ...foundValues(proposal, rubric).values]), aside), aside: aside !== null };
}

const letter = `A line above all headings.

# Slow rivers

We are three hydrologists.

**Contact:** Ilse Brandt, ilse@slow.example.org

## Summary

We ask whether rivers remember.

## 3. METHODS

### Fieldwork

Two summers of gauges.

Setext words
------------

More on that.

## Schedule & phases

- **Start Date:** 2 May 2027

## Thanks

To our mothers.
`;

describe('a letter', () => {
  const rubric = rubricOf('research');
  const made = brought(letter, templateOf('research')!, rubric);

  test('comes under the template\'s names, old headings within', () => {
    expect(lost(letter, made.text)).toEqual([]);
    expect(made.placed).toEqual(expect.arrayContaining(['abstract', 'methodology', 'timeline']));
    expect(made.unplaced.map(({ heading }) => heading)).toEqual(['', 'Setext words', 'Thanks']);
    expect(made.text).toContain('### Abstract\n\n#### Summary\n\nWe ask whether rivers remember.');
    // Of the same words, the old heading itself serves.
    expect(made.text).toContain('#### 3. METHODS\n\n##### Fieldwork\n\nTwo summers of gauges.');
    expect(made.text).toContain('### Timeline\n\n#### Schedule & phases\n\n- **Start Date:** 2 May 2027');
    expect(made.text).toContain('# Slow rivers\n');
    expect(made.text).toContain('### Research Questions\n\n<!--');
  });

  test('gets the empty self-assessment and keeps what it told', () => {
    const page = parsed(made.text);
    expect(findSelfAssessment(page, rubric).criteria.size).toBe(rubric.checklists.flatMap((list) => list.criteria).filter(({ line }) => line.length > 0).length);
    expect(findSections(page, rubric.sections, new Set()).get('abstract')!.status).toBe('present');
    const sections = (text: string): readonly string[] => judged(text, rubric).sections.filter(({ status }) => status === 'present').map(({ id }) => id);
    expect(sections(made.text)).toEqual(expect.arrayContaining([...sections(letter)]));
  });

  test('gets frontmatter from what it says', () => {
    const text = fromBytes(new TextEncoder().encode(letter), 'research')!.made.text;
    const front = plain(parsed(text).frontmatter) as Record<string, unknown>;
    expect(front).toMatchObject({ type: 'research', title: 'Slow rivers', start: '2027-05-02', contact: { name: 'Ilse Brandt', email: 'ilse@slow.example.org' } });
  });
});

describe('frontmatter of its own', () => {
  const into = (old: string): BroughtIn => fromBytes(new TextEncoder().encode(old), 'community')!.made;
  test('stays, and what a flag replaces stays as a comment', () => {
    const text = into('---\n# by hand\ntype: Core\ntitle: Well\nauthor: Ann\nbudget:\n  amount: 5\n  currency: EUR\n---\n\nWords.\n').text;
    const front = plain(parsed(text).frontmatter) as Record<string, unknown>;
    expect(front).toMatchObject({ type: 'community', title: 'Well', author: 'Ann', budget: { amount: 5, currency: 'EUR' } });
    expect(text).toContain('# type: Core');
    expect(text).toContain('# by hand');
    expect(text.split('budget:').length).toBe(2);
  });
  test('that can\'t be read stays as a block in the text', () => {
    const old = '---\ntitle: A: b\nauthor: [Ann\n---\n\n# Wells\n\n## Timeline\n\nSoon.\n';
    const { made, aside } = fromBytes(new TextEncoder().encode(old), 'community')!;
    expect(aside).toBe(true);
    expect(lost(old, made.text)).toEqual([]);
    expect(made.text).toContain('~~~\n---\ntitle: A: b');
    expect(plain(valueAt(parsed(made.text).frontmatter, ['title'])!)).toBe('Wells');
  });
});

test('what would swallow the rest when moved is kept in one piece, at the end', () => {
  for (const end of ['```\nnever closed', '<!-- never closed', '<pre>\nnever closed']) {
    const old = `# Notes\n\n## Timeline\n\nSoon.\n\n## Abstract\n\n${end}\n`;
    const made = brought(old, templateOf('research')!, rubricOf('research'));
    expect(lost(old, made.text)).toEqual([]);
    expect(made.text).toContain('## Brought along');
    expect(findSelfAssessment(parsed(made.text), rubricOf('research')).criteria.size).toBeGreaterThan(10);
  }
});

test('any Markdown keeps its words, and what was a paragraph stays one', () => {
  const line = fc.constantFrom('# One', '## Timeline', '### Abstract', '#### deep ####', 'Title\n===', 'Sub\n---', 'words here', '- **Budget:** 5 EUR', '- [x] Scalability: yes', '> quoted', '> # in a quote', '```', '~~~', '<div>', '</div>', '<!--', '-->', '    indented', '1. one', '| a | b |\n| - | - |\n| c | d |', '[link]: http://x.example', '## Self-Assessment', '### Values', '---', '***', '', '\t', '####### seven', '#nospace', '<details hidden>', '</details>', 'a  \nb', '**Abstract:** in a line');
  fc.assert(fc.property(fc.array(line, { maxLength: 14 }), fc.constantFrom('\n', '\n\n', '\r\n'), (lines, join) => {
    const old = lines.join(join);
    const made = fromBytes(new TextEncoder().encode(old), 'research');
    if (made === null) return;
    expect(lost(old, made.made.text)).toEqual([]);
    const page = parsed(made.made.text);
    expect(splitTemplate(page.source).lines.some((one) => one === 'type: research')).toBe(true);
    expect(findSelfAssessment(page, rubricOf('research')).sections.size).toBeGreaterThan(0);
  }), { numRuns: 400 });
});

/** Markdown files of a folder of the shared texts. */
function files(folder: string): readonly string[] {
  const top = resolve(import.meta.dirname, '../../../shared', folder);
  return existsSync(top) ? (readdirSync(top, { recursive: true }) as string[]).filter((name) => name.endsWith('.md')).map((name) => join(top, name)).sort() : [];
}

describe.each(['golden/prose', 'corpora'])('the texts of %s', (folder) => {
  const all = files(folder);
  test.runIf(all.length > 0)('are brought in without losing a word', () => {
    let refused = 0;
    for (const [i, path] of all.entries()) {
      const bytes = readFileSync(path);
      const type = folder === 'corpora' ? shelf.judged[i % shelf.judged.length]! : shelf.judged.find((one) => path.split('/').at(-1)!.startsWith(one))!;
      const made = fromBytes(bytes, type);
      if (made === null) { refused++; continue; }
      expect(lost(bytes.toString('utf8'), made.made.text), path).toEqual([]);
      expect(parsed(made.made.text).frontmatter, path).not.toBeNull();
    }
    // A few oddities are no text at all.
    expect(refused).toBeLessThan(all.length / 4);
  }, 120_000);
});

test.runIf(files('golden/prose').length > 0)('a letter in prose is judged no worse for having been brought in', () => {
  for (const path of files('golden/prose')) {
    const type = shelf.judged.find((one) => path.split('/').at(-1)!.startsWith(one))!;
    const old = readFileSync(path, 'utf8');
    const made = fromBytes(readFileSync(path), type)!;
    const present = (text: string): readonly string[] => judged(text, rubricOf(type)).sections.filter(({ status }) => status === 'present').map(({ id }) => id);
    expect(present(made.made.text), path).toEqual(expect.arrayContaining([...present(old)]));
  }
}, 120_000);
