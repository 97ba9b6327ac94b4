/** What strangers write, shown at the desk: nothing of it moves the cursor, turns the text or forges a line. */
import { describe, expect, it } from 'vitest';
import { desk, repository, text } from './desk.js';
import { talked } from './talk.js';

const title = 'Tide\\e[2J\\e[31m tables\\u202E \\u009B1A\\n  Nothing waits for us. {{own}} $(rm) `x`';
const body = text.replace('title: Tide tables for small harbours', `title: "${title}"`).replace('status: submitted', 'status: submitted\nsubmitted: 2026-11-10\nstart: 2027-01-01\nhours_per_month: 2\norganization: "Quill\\e]0;x\\a & sons"')
  .replace('**never named**', '**never \u001b[31mnamed\u202e**').replace('name: Ada Quill', 'name: "Ada \\e[5mQuill\\u2066"');
const files = repository({ '/repo/tides.md': body, '/repo/capacity.yaml': 'total: 10\n', '/repo/tides.reviews/amara.yaml': 'by: amara\nanswers:\n  - { id: values/privacy, verdict: contradicted, say: "Ask \\e[31mthem", why: "\\e]0;x\\a", given: 2026-11-20, quotes: ["Boats are counted"] }\n' });

/** Control characters but for line ends, and what turns the writing direction. */
const obeyed = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u;

describe('hostile text at the desk', () => {
  it.each([['queue'], ['queue', '--json'], ['queue', '--overdue', '--today', '2027-11-21'], ['plan'], ['plan', '--json'], ['letter', 'tides.md'], ['letter', 'tides.md', '--outcome', 'decline'], ['review', 'tides.md', '--sheet'], ['diff', 'tides.md', 'tides.md']])('%s %s', async (...argv) => {
    const { out, err } = await desk(argv.filter((part) => part !== undefined), files);
    expect(out + err).not.toMatch(obeyed);
    expect((out + err).length).toBeGreaterThan(20);
    // A title stays one line.
    expect(out).not.toMatch(/^ {2}Nothing waits for us\./mu);
  });

  it('review, at each prompt', async () => {
    for (const by of ['amara', 'tomas']) {
      const { said } = await talked('tides.md', ['o', 'w', 's', 'n', '', 'y', 'n', 'n', 'y', 'd', '', '', ''], files, { by });
      expect(said).not.toMatch(obeyed);
      expect(said).toContain('{{own}}');
    }
  });

  it('a letter obeys no template words in a title', async () => {
    const { out } = await desk(['letter', 'tides.md', '--outcome', 'refine'], files);
    expect(out.split('▸')).toHaveLength(2);
    expect(out).toContain('{{own}} $(rm) `x`');
  });
});
