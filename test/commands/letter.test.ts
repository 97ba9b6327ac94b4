import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkLetter } from '../../src/desk/letter-check.js';
import { parseProposal } from '../../src/proposal/parse.js';
import { findQuote, quoteIndex } from '../../src/evaluate/quotes.js';
import { cli, packageRoot } from '../cli/fake-host.js';

const outcomes = ['accept', 'defer', 'refine', 'decline'] as const;
const example = (name: string): string => readFileSync(join(packageRoot, 'examples', `${name}.md`), 'utf8');
const config = 'reviewers: [amara, tomas]\nsecond-reader: [decline]\n';
const record = (name: string, more = ''): string => {
  const parsed = parseProposal(example(name), `${name}.md`);
  return `by: amara\n${more}decision: { outcome: ${name}, why: "We weighed it for long.", on: 2026-11-20, text: ${parsed.ok ? parsed.value.contentSha256 : ''} }\n`;
};
const files = (name: string, over: Readonly<Record<string, string>> = {}): Record<string, string> => ({ '/repo/proposals.yaml': config, [`/repo/${name}.md`]: example(name), [`/repo/${name}.reviews/amara.yaml`]: record(name), ...over });
const letter = (name: string, over: Readonly<Record<string, string>> = {}, ...more: readonly string[]): ReturnType<typeof cli> => cli(['letter', `${name}.md`, '--today', '2026-11-21', ...more], { files: files(name, over) }, 'proposals');

describe('proposals letter', () => {
  for (const name of outcomes) {
    it(`drafts ${name} with exact quotations, no figure of ours, no id, no note, one place for a sentence`, async () => {
      const private_ = 'answers:\n  - { id: avoid, verdict: absent, why: "between us: they are late payers", given: 2026-11-20, rests-on: { text: x } }\n';
      const { code, out } = await letter(name, { [`/repo/${name}.reviews/amara.yaml`]: record(name, private_) });
      expect(code).toBe(0);
      const parsed = parseProposal(example(name), `${name}.md`);
      if (!parsed.ok) throw new Error('unreadable');
      const index = quoteIndex(parsed.value);
      const quotes = [...out.matchAll(/"([^"]+)"/gu)].map((m) => m[1]!.replace(/\s+/gu, ' '));
      expect(quotes.length).toBeGreaterThan(0);
      for (const quote of quotes) expect(findQuote(index, quote).found, quote).toBe(true);
      expect(out).not.toMatch(/of 100|[a-z-]+\/[a-z-]+\b(?<!and\/or)|[●◐○✕]|late payers|strength|score/iu);
      expect(out.split('▸')).toHaveLength(2);
      for (const line of out.split('\n').slice(1)) expect(line.length).toBeLessThanOrEqual(76);
    });
  }

  it('tells the reason that no criterion covers, alternatives and what would have to change, and that a second reader is wanted', async () => {
    const text = record('decline', 'answers:\n  - { id: ip/patents, verdict: present, say: "No patents, by anybody.", given: 2026-11-20, quotes: ["our counsel will file for patents on the joint algorithms"] }\n').replace(/(decision: .*) \}\n$/u, '$1, alternatives: ["A licence for all"] }\n');
    const { out, err } = await letter('decline', { '/repo/decline.reviews/amara.yaml': text });
    expect(out).toContain('We weighed it for long.');
    // As the reviewer quoted it, not as the program did.
    const quoted = await letter('decline', { '/repo/decline.reviews/amara.yaml': text.replace('our counsel will file for patents on the joint algorithms', 'We shall seek patent protection') });
    expect(quoted.out).toContain('Patents on joint work: you write "We shall seek patent protection".');
    expect(out).toContain('A licence for all.');
    expect(out).toContain('No patents, by anybody.');
    expect(out).toContain('You can send a changed proposal at any time.');
    expect(err).toContain('a second reader must decide');
  });

  it('names what to write and where, what to change, and what the reviewers said of it instead', async () => {
    const refine = (await letter('refine')).out;
    expect(refine.replace(/\s+/gu, ' ')).toMatch(/With these changes the required points are complete, and we decide again: - .*Give a figure that you and we can both check, [^"]*\. Where: Mutual benefit\. - Write who keeps the code working after the end, and until when\. Where: Technical compatibility\. Please send us only/u);
    // A red flag that no reader has confirmed is not told; once confirmed it is.
    expect((await letter('decline')).out).not.toMatch(/patent/iu);
    const confirmed = 'answers:\n  - { id: ip/patents, verdict: present, given: 2026-11-20, quotes: ["our counsel will file for patents on the joint algorithms"] }\n';
    expect((await letter('decline', { '/repo/decline.reviews/amara.yaml': record('decline', confirmed) })).out.replace(/\s+/gu, ' ')).toMatch(/Patents on joint work: you write ".*If you change the plan, write to us\. .*: - Leave joint work free of patents, and say so\. You can send/u);
    const own = 'answers:\n  - { id: mutual-benefit/shared-metrics, verdict: missing, say: "Tell us how far off the ledger may be.", given: 2026-11-20 }\n';
    const said = (await letter('refine', { '/repo/refine.reviews/amara.yaml': record('refine', own) })).out;
    expect(said).toContain('- Tell us how far off the ledger may be.');
    expect(said).not.toContain('Give a figure');
    expect(said).toContain('- Write who keeps the code working');
  });

  it('tells a fact as a fact, hours as hours, and quotes no bare figure', async () => {
    const at = (name: string, over: Readonly<Record<string, string>> = {}, ...more: readonly string[]): ReturnType<typeof cli> => cli(['letter', 'p.md', '--today', '2026-11-21', ...more], { files: { '/repo/p.md': example(name), ...over } }, 'proposals');
    const agents = (await at('agent/refine')).out.replace(/\s+/gu, ' ');
    expect(agents).toContain('Agents fit the tier: 12 agents lie between apprentice, 5 to 10, and architect, 25 or more.');
    expect(agents).not.toContain('"12"');
    const capacity = { '/repo/capacity.yaml': 'total: 2\n', '/repo/proposals.yaml': config };
    expect((await at('accept', capacity)).out.replace(/\s+/gu, ' ')).toMatch(/We cannot join it as it is planned\..*You ask for more hours a month than we have\..*Ask for fewer hours a month\./u);
    const held = { ...capacity, '/repo/capacity.yaml': 'total: 6\nholds: [{ what: Care, amount: 4, until: 2027-04-30 }]\n' };
    expect((await at('accept', held)).out.replace(/\s+/gu, ' ')).toMatch(/Our hours are already committed at that time\. We will write to you on 1 May 2027.* If the time changes, tell us/u);
  });

  it('promises no yes where the reviewers are stricter than the program, and no way where none is known', async () => {
    const strict = record('refine').replace('outcome: refine', 'outcome: decline');
    const declined = (await letter('refine', { '/repo/refine.reviews/amara.yaml': strict })).out;
    expect(declined.replace(/\s+/gu, ' ')).toContain('These changes would help:');
    expect(declined).not.toContain('are complete');
    const none = (await letter('accept', { '/repo/accept.reviews/amara.yaml': record('accept').replace('outcome: accept', 'outcome: decline') })).out;
    expect(none).not.toMatch(/yes|If you change the plan/u);
    expect(none).not.toMatch(/\n\n\n/u);
  });

  it('takes the repository\'s own template, by language too, and refuses a variable that is not there', async () => {
    expect((await letter('accept', { '/repo/letters/accept.md': 'Ahoy {{name}}\n{{own}}\n' })).out).toBe('Ahoy Dr Morag Ainsel\n▸ a sentence of your own\n');
    expect((await letter('accept', { '/repo/letters/deutsch/accept.md': 'Liebe {{name}}\n' }, '--language', 'deutsch')).out).toBe('Liebe Dr Morag Ainsel\n');
    expect(await letter('accept', {}, '--language', 'deutsch')).toMatchObject({ code: 2, err: expect.stringContaining('letters/deutsch/accept.md') });
    expect(await letter('accept', { '/repo/letters/accept.md': 'Ahoy {{nmae}}\n' })).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/letters\/accept\.md:1:6[\s\S]*Is it\s+\{\{name\}\}/u) });
  });

  it('is unfinished while the marked place stands, and checks what was written', async () => {
    const draft = (await letter('accept')).out;
    const check = async (text: string): ReturnType<typeof cli> => letter('accept', { '/repo/l.txt': text }, '--check', 'l.txt');
    expect(await check(draft)).toMatchObject({ code: 1, err: expect.stringContaining('still missing here') });
    const done = draft.replace('▸ a sentence of your own', 'We met your gauges in May.');
    expect(await check(done)).toMatchObject({ code: 0, out: expect.stringContaining('finished') });
    expect(await check(`${done}\nYou say "we never said this at all".`)).toMatchObject({ code: 1, err: expect.stringContaining('is not in the proposal') });
    expect(await check(`${done}\nIt fails values/privacy.`)).toMatchObject({ code: 1, err: expect.stringContaining('an id of the rubric') });
    expect(await check(`${done}\nPrivacy is ◐ only.`)).toMatchObject({ code: 1, err: expect.stringMatching(/l\.txt:\d+:12 {2}"◐" is a mark/u) });
    expect(await check(`${done}\nYour score is 84.5 of 100.`)).toMatchObject({ code: 1, err: expect.stringContaining('"84.5 of 100"') });
  });

  it('writes a file once, and never over another; warns where nobody has decided', async () => {
    const first = await letter('accept', {}, '--output', 'l.txt');
    expect(first.out).toContain('Drafted in l.txt');
    expect(String(first.host.files.get('/repo/l.txt'))).toContain('Dear Dr Morag Ainsel');
    expect((await letter('accept', { '/repo/l.txt': 'mine' }, '--output', 'l.txt')).code).toBe(2);
    expect((await letter('accept', { '/repo/accept.reviews/amara.yaml': 'by: amara\n' })).err).toContain('Nobody has decided yet');
  });

  it('finds every quotation that is not in the text', () => {
    const parsed = parseProposal(example('accept'), 'accept.md');
    if (!parsed.ok) throw new Error('unreadable');
    const index = quoteIndex(parsed.value);
    fc.assert(fc.property(fc.stringMatching(/^[a-z]{4,9} [a-z]{4,9} zq[a-z]{5}$/u), (words) => {
      expect(checkLetter(`We read "${words}" there.`, null, index, 'x', []).map(({ code }) => code)).toEqual(['letter-quotation']);
    }));
  });
});
