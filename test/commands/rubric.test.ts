/** `proposals rubric`: show, check, try, test. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadRubric } from '../../src/rubric/load.js';
import { loadEffective } from '../../src/rubric/load.js';
import { worseByMore } from '../../src/rubric-kit/checks/outcomes.js';
import { languageRemarks } from '../../src/rubric-kit/checks/phrases.js';
import { rubricYaml } from '../../src/rubric-kit/yaml.js';
import { sourcesOf, shippedRubrics } from '../../src/rubric/shipped.js';
import { cli, fakeHost, packageRoot, type Ran } from '../cli/fake-host.js';
import { sourcesOf as inMemory } from '../rubric/sources.js';

const small = `title: Lane fund
essential:
  Who gains:
    for: [open to (everyone | all)]
    against: [members only]
    needs: number
avoid:
  Politics: { says: [(we | our) election campaign], suspects: [canvass*], so: decline }
`;

const run = (argv: readonly string[], files: Readonly<Record<string, string>> = {}): Promise<Ran> => cli(['rubric', ...argv], { files: { '/repo/lane.yaml': small, ...files } }, 'proposals');

function effective(yaml: string) {
  const found = loadEffective('lane.yaml', inMemory({ 'lane.yaml': yaml }));
  if (!found.ok) throw new Error(found.problems.map((p) => p.message).join('\n'));
  return found.value;
}

/** Everything but where it was written. */
function bare(result: ReturnType<typeof loadRubric>): unknown {
  if (!result.ok) throw new Error(result.problems.map((p) => `${p.path}:${p.line} ${p.message} ${p.fix}`).join('\n'));
  const { origins: _, sha256: __, ...rest } = result.value;
  return rest;
}

describe('rubric show', () => {
  const host = fakeHost();
  const shipped = shippedRubrics(host);

  it.each(shipped.map((s) => s.id))('%s as YAML loads back to the same rubric', (id) => {
    const { name, sources } = sourcesOf(id, shipped, host);
    const first = loadEffective(name, sources);
    if (!first.ok) throw new Error('unreadable');
    const yaml = rubricYaml(first.value.root, first.value.rubric, first.value.path);
    const again = loadEffective('whole.yaml', inMemory({ 'whole.yaml': yaml }));
    expect(bare(again.ok ? { ...again, value: again.value.rubric } : again)).toEqual(bare({ ...first, value: first.value.rubric }));
  });

  it('loads back whatever the texts hold, whatever is switched off, changed or taken', () => {
    const base = 'title: B\nlexicon: { w: [a, b] }\nsections: { one: { title: One, hint: h }, two: { title: Two, hint: h } }\nchecklists:\n  l:\n    title: L\n    must: { at-least: 1, always: [x] }\n    criteria:\n      x: { title: X, home: [one, two], for: ["{w} c"] }\n      y: { title: Y, same-as: l/x }\nexamples: { l/x: [{ found: a c }] }\n';
    fc.assert(fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.constantFrom('', 'sections: { one: false }\n', 'checklists: { l: { criteria: { x: false } } }\n', 'use: base.yaml#l/y\n', 'avoid: { Bad: { says: [bad], so: note } }\n'), (title, more) => {
      const files = { 'main.yaml': `extends: base.yaml\nreply: ${JSON.stringify(`x${title}`)}\n${more}`, 'base.yaml': base };
      const first = loadEffective('main.yaml', inMemory(files));
      if (!first.ok) return;
      const again = loadRubric('main.yaml', inMemory({ 'main.yaml': rubricYaml(first.value.root, first.value.rubric, 'main.yaml') }));
      expect(bare(again)).toEqual(bare({ ok: true, value: first.value.rubric, problems: [] }));
    }), { numRuns: 200 });
  });

  it('prints tables of named rows as tables', async () => {
    const yaml = `${small}fields: { size: { choice: [s, l], title: Size }, n: { whole: true } }\ntables: { sizes: { title: Sizes, columns: { hands: { unit: people }, fee: { currency: GBP, per: year } }, rows: { s: { ranges: { hands: { to: 3 }, fee: { from: 1200 } } }, l: { title: "l|x", ranges: { hands: { any: true }, fee: { from: 5, to: 5 } } } } } }\nwelcome: { Hands: { met: { in-row: { table: sizes, row: size, column: hands, field: n } } } }\n`;
    expect((await run(['show', 'lane.yaml', '--format', 'markdown'], { '/repo/lane.yaml': yaml })).out).toContain('| Sizes | hands, people | fee, GBP a year |\n| --- | --- | --- |\n| s | up to 3 | 1,200 or more |\n| l\\|x | any | 5 |\n');
  });

  it('tells where each value came from', async () => {
    const { out } = await run(['show', 'mine.yaml', '--format', 'yaml'], { '/repo/mine.yaml': 'extends: lane.yaml\ndecision: { bar: 50 }\n' });
    expect(out).toContain('  avoid/politics:  # lane.yaml:8');
    expect(out).toContain('decision:\n  bar: 50');
    expect((await run(['show', 'mine.yaml'], { '/repo/mine.yaml': 'extends: lane.yaml\n' })).out).toContain('lane.yaml:3');
  });

  it('escapes what a rubric may hold, in every form', async () => {
    const files = { '/repo/lane.yaml': 'title: "A\\e]0;x\\a<b>*c*\\u202E"\nessential: { "W\\e[31m ho": { asks: "x|y\\u0007" } }\n' };
    for (const format of ['terminal', 'markdown', 'yaml']) {
      const { out } = await run(['show', 'lane.yaml', '--format', format], files);
      expect([...out].filter((c) => c !== '\n' && (c < ' ' || (c >= '\x7f' && c <= '\x9f') || c === '\u202e'))).toEqual([]);
    }
    expect((await run(['show', 'lane.yaml', '--format', 'markdown'], files)).out).toContain('# A\\<b\\>\\*c\\*');
  });
});

describe('rubric check', () => {
  const check = async (yaml: string, more: Readonly<Record<string, string>> = {}, ...argv: string[]): Promise<{ code: number; out: string }> => {
    const { code, out, err } = await run(['check', 'lane.yaml', ...argv], { '/repo/lane.yaml': yaml, ...more });
    return { code, out: out + err };
  };

  it('says that a sound rubric can be used, and what has no example', async () => {
    const { code, out } = await check(small);
    expect(code).toBe(0);
    expect(out).toBe('\n  Lane fund can be used; all four outcomes can be reached.\n\n  No example yet: Who gains, Politics\n');
  });

  it.each([
    ['a phrase across the end of a clause', small.replace('members only', 'members ... ":" only'), 'lane.yaml:5:', 'can never match'],
    ['part of a phrase that can\'t match', small.replace('members only', '(members | a ; b) only'), 'lane.yaml:5:', 'can never match: ";" ends a clause'],
    ['a phrase of a condition across the end of a clause', `${small}welcome: { Song: { met: { any: [{ says: [sing*, "hum ; along"] }, { says: { words: "drum : roll" } }] } } }\n`, 'lane.yaml:9:49', '"hum ; along", under Song, can never match'],
    ['a phrase of a check within one', `${small}welcome: { Song: { met: { any: [{ says: [sing*] }, { says: { words: "drum : roll" } }] } } }\n`, 'lane.yaml:9:69', '"drum : roll", under Song, can never match'],
    ['a needless phrase of a condition', `${small}welcome: { Song: { met: { says: [sing*, sing* aloud] } } }\n`, 'lane.yaml:9:41', '"sing* aloud", words of Song, adds nothing'],
    ['a phrase that another one makes needless', small.replace('[members only]', '[members only, (paying)? members only]'), 'lane.yaml:5:29', 'adds nothing'],
    ['a phrase for and against', small.replace('[members only]', '[open to (everyone | all)]'), 'lane.yaml:5:15', 'speaks for Who gains and against it'],
    ['a need without words', small.replace('    for: [open to (everyone | all)]\n', ''), 'lane.yaml:5:12', 'needs a number'],
    ['words in another script', small.replace('members only', 'члены'), 'lane.yaml:5:15', 'not in Latin letters'],
    ['an outcome out of reach', small.replace('so: decline', 'so: refine'), 'lane.yaml:1:', '"Decline" (decline) can\'t be reached'],
    ['a bar that decides nothing', `${small}decision: { bar: 40 }\n`, 'lane.yaml:9:18', 'The bar of 40 decides nothing'],
    ['an idle word list', `${small}lexicon: { boats: [skiff] }\n`, 'lane.yaml:9:19', 'No phrase names the word list "boats"'],
    ['an idle section', `${small}sections: { Boats: { title: Boats } }\n`, 'lane.yaml:9:13', 'nothing looks into it'],
    ['an idle field', `${small}fields: { boats: { whole: true } }\n`, 'lane.yaml:9:11', 'nothing rests on it'],
    ['two sections of one heading', `${small}sections: { a: { title: Boats, required: true }, b: { title: boats, required: true } }\n`, 'lane.yaml:9:50', 'have one heading'],
    ['a criterion that nothing hears', `${small}welcome: { Mood: { asks: Is it glad? } }\n`, 'lane.yaml:9:12', 'Nothing can hear Mood'],
    ['a list without a weight among others', `${small}checklists: { extra: { title: Extra, level: desirable, weight: 20, criteria: { song: { title: Song, for: [sing*] } } } }\n`, 'lane.yaml:2:1', 'says no weight and counts as 1'],
    ['an idle table', `${small}tables: { sizes: { columns: { people: {} }, rows: { small: { ranges: { people: { to: 3 } } } } } }\n`, 'lane.yaml:9:11', 'No condition looks into the table "sizes"'],
    ['a cue that stands twice', small.replace('    needs: number', '    needs: number\n    cues: [lane, gate, lane]'), 'lane.yaml:7:24', '"lane" stands twice under cues of Who gains'],
    ['a phrase that is certain and a pointer', small.replace('suspects: [canvass*]', 'suspects: ["(we | our) election campaign"]'), 'lane.yaml:8:64', 'stands under says and under suspects of Politics'],
    ['an example that is read otherwise', `${small}examples: { Who gains: [{ found: We like boats. }] }\n`, 'lane.yaml:9:34', 'Expected: found; read as not found.'],
  ])('remarks on %s, at its place', async (_, yaml, place, words) => {
    const { code, out } = await check(yaml);
    expect(code).toBe(1);
    expect(out).toContain(place);
    expect(out.split(/\s+/u).join(' ')).toContain(words);
  });

  it('remarks on two lines of one title, and on a line that declares nothing', async () => {
    const { out } = await check('title: T\nchecklists: { a: { criteria: { x: { title: X, line: Same }, y: { title: Y, line: Same } } } }\navoid: { Z: { says: [z], so: decline } }\nself-assessment: { avoid-lines: [{ line: None, covers: [b/*] }] }\n');
    expect(out.split(/\s+/u).join(' ')).toContain('The line "Same" of Y is X\'s already');
    expect(out.split(/\s+/u).join(' ')).toContain('The line "None" declares nothing');
  });

  it('remarks on a judgement that gets worse by more, which is ours to mend', () => {
    const { rubric } = effective(small);
    expect(worseByMore(rubric)).toEqual([]);
    const upside = worseByMore(rubric, { outcome: () => 'refine', score: (one) => -one.criteria.filter(({ status }) => status === 'met').length });
    expect(upside.map((p) => [p.path, p.line, p.column, p.message])).toEqual([['lane.yaml', 3, 3, 'More of essential/who-gains can make the outcome worse.']]);
    const cleared = worseByMore(rubric, { outcome: (one) => (one.antiPatterns.some(({ status }) => status === 'present') ? 'accept' : 'decline'), score: () => 0 });
    expect(cleared.map((p) => [p.path, p.line, p.column, p.message])).toEqual([['lane.yaml', 8, 3, 'Without avoid/politics the outcome can be worse.']]);
  });

  it('remarks on words in a language that knows no denial', () => {
    const { rubric } = effective(`language: english\n${small}`);
    expect(languageRemarks(rubric, false).map((p) => [p.path, p.line, p.column, p.code])).toEqual([['lane.yaml', 1, 11, 'rubric-language']]);
    expect(languageRemarks(rubric, true)).toEqual([]);
  });

  it('holds a template to the rubric', async () => {
    const yaml = `${small}sections: { Costs: { required: true } }\nfields: { amount: { money: GBP, required: true } }\nself-assessment: {}\n`;
    const without = await check(yaml, { '/repo/t.md': '# T\n' }, '--template', 't.md');
    expect(without.code).toBe(1);
    for (const what of ['lane.yaml:9:13 The rubric asks for the section "Costs"', 'lane.yaml:10:11 The rubric asks for the field "amount"', 'lane.yaml:3:3 The rubric reads a line "Who gains"']) expect(without.out.split(/\s+/u).join(' ')).toContain(what);
    const whole = '---\namount:\n---\n\n# T\n\n## Costs\n\nx\n\n## Self-Assessment\n\n### Essential\n\n- [ ] **Who gains**:\n';
    expect((await check(yaml, { '/repo/t.md': whole }, '--template', 't.md')).out).not.toContain('template');
  });

  it('gives 2 and the place where it can\'t be used', async () => {
    const { code, out } = await check(small.replace('against', 'agianst'));
    expect(code).toBe(2);
    expect(out).toContain('lane.yaml:5:5');
    expect((await check(`language: klingon\n${small}`)).out).toContain('lane.yaml:1:11');
    expect((await run(['check', 'nothing'])).code).toBe(2);
  });
});

describe('rubric try', () => {
  const heard = async (sentence: string, ...argv: string[]): Promise<string> => (await run(['try', 'lane.yaml', sentence, ...argv])).out;

  it.each([
    ['It is open to all forty of us.', 'Who gains: speaks for\n'],
    ['It is open to everyone.', 'Who gains: speaks for, in part'],
    ['We hope it is open to all forty of us.', 'Who gains: speaks for, in part'],
    ['It can\'t be open to everyone.', 'Who gains: heard, and excluded'],
    ['It is for members only, we say.', 'Who gains: speaks against'],
    ['It serves our election campaign.', 'Politics: found; it leads to "Decline"'],
    ['We canvass on Sundays.', 'Politics: a reader is asked'],
    ['Boats float.', 'Nothing in the rubric heard it.'],
  ])('%s', async (sentence, words) => {
    expect(await heard(sentence)).toContain(words);
  });

  it('underlines the phrase and what turned it, and names both', async () => {
    expect(await heard('It can\'t be open to everyone.')).toBe([
      '', '  Who gains: heard, and excluded', '  It can\'t be open to everyone.', '     ━━━━━    ━━━━━━━━━━━━━━━━    "open to (everyone | all)", turned by "can\'t"',
      '  It does not count: it says no.', '', '  Nothing else in the rubric heard it.', '',
    ].join('\n'));
  });

  it('reads words of a line, and knows which lines there are', async () => {
    const on = await run(['try', 'partnership/research', 'Two of us keep it until 2031.', '--line', 'maintenance commitment']);
    expect(on.out).toContain('Maintenance commitment: speaks for');
    expect((await run(['try', 'partnership/research', 'No.', '--line', 'Privacy'])).out).toContain('no words of one\'s own, or too few');
    expect((await run(['try', 'partnership/research', 'None held.', '--line', 'Joint work stays open'])).out).toContain('Ticked, it declares each of its red flags absent.');
    expect(await run(['try', 'partnership/research', 'No.', '--line', 'Equity and inclusoin'])).toMatchObject({ code: 2, err: expect.stringContaining('Is it') });
    expect(await run(['try', 'lane.yaml', 'No.', '--line', 'Who gains'])).toMatchObject({ code: 2, err: expect.stringContaining('no self-assessment') });
  });

  it('prints nothing of a sentence that a terminal would obey, and never fails', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
      const { code, out } = await run(['try', 'lane.yaml', `${text} open to all ${text}`]);
      expect(code).toBe(0);
      expect([...out].filter((c) => c !== '\n' && (c < ' ' || (c >= '\x7f' && c <= '\x9f')))).toEqual([]);
    }), { numRuns: 60 });
  });
});

describe('rubric test', () => {
  const examples = `${small}examples:\n  Who gains: [{ found: It is open to all forty of us. }, { against: It is open to nobody. }]\n`;

  it('points at the line of an example that is read otherwise, and at words that would mend it', async () => {
    const { code, out } = await run(['test', 'lane.yaml'], { '/repo/lane.yaml': examples });
    expect(code).toBe(1);
    expect(out).toContain('1 of 2 examples is not read as expected.');
    expect(out).toContain('lane.yaml:10:69  Who gains');
    expect(out).toContain('No example yet: Politics');
  });

  const facts = `title: Yard
fields: { size: { choice: [small, large] }, hands: { whole: true }, fund: { money: EUR } }
sections: { Boats: { labels: [A skiff] } }
tables: { yards: { columns: { hands: { unit: hands } }, rows: { small: { ranges: { hands: { to: 3 } } }, large: { ranges: { hands: { from: 4 } } } } } }
essential:
  Crew: { home: Boats, met: { in-row: { table: yards, row: size, column: hands, field: hands } }, contradicted: { not: { in-row: { table: yards, row: size, column: hands, field: hands } } } }
  Paid: { home: Boats, met: { field: { id: fund, status: secured } } }
  Skiff: { home: Boats, met: { all: [{ ticked: { in: Boats, box: A skiff } }, { says: { words: [oak], in: Boats } }] } }
`;
  it('takes facts for examples: fields, boxes, and a sentence among them', async () => {
    const yaml = `${facts}examples:
  Crew: [{ found: true, fields: { size: large, hands: 4 } }, { against: true, fields: { size: large, hands: 3 } }]
  Paid: [{ found: true, fields: { fund: { amount: 90, currency: EUR, status: secured } } }, { not: true, fields: { fund: { amount: 90, currency: EUR, status: applied } } }]
  Skiff: [{ found: It is of oak., in: Boats, ticked: A skiff }, { not: It is of oak., in: Boats }, { not: true, in: Boats, ticked: [A skiff] }]
`;
    expect(await run(['test', 'lane.yaml'], { '/repo/lane.yaml': yaml })).toMatchObject({ code: 0, out: '\n  Yard: all seven examples are read as expected.\n' });
    const wrong = await run(['test', 'lane.yaml'], { '/repo/lane.yaml': yaml.replace('{ against: true, fields: { size: large, hands: 3 } }', '{ against: true, fields: { size: small, hands: 3 } }').replace('oak., in: Boats, ticked: A skiff', 'elm., in: Boats, ticked: A skiff') });
    expect(wrong.code).toBe(1);
    for (const words of ['lane.yaml:10:73 Crew size: small, hands: 3 Expected: against; read as found.', '"It is of elm.", with ticked: A skiff Expected: found; read as not found.']) expect(wrong.out.split(/\s+/u).join(' ')).toContain(words);
    expect((await run(['show', 'lane.yaml', '--format', 'markdown'], { '/repo/lane.yaml': yaml })).out).toContain('- For: "It is of oak.", with ticked: A skiff\n- Not: "It is of oak."');
  });
  it.each([
    ['true without facts', '{ found: true }', 'no facts stand beside it'], ['a field that is none', '{ found: true, fields: { hamds: 3 } }', 'Is it hands?'],
    ['a number for a sentence', '{ found: 3 }', 'a sentence, or true where facts alone speak'], ['a list for a value', '{ found: true, fields: { hands: [3] } }', 'a value, or parts by name'],
  ])('refuses %s, at its place', async (_, example, words) => {
    const { code, err } = await run(['test', 'lane.yaml'], { '/repo/lane.yaml': `${facts}examples: { Crew: [${example}] }\n` });
    expect(code).toBe(2);
    expect(err).toMatch(/lane\.yaml:9:\d+/u);
    expect(err.split(/\s+/u).join(' ')).toContain(words);
  });

  it('judges a folder, and takes what it shows for examples too', async () => {
    const files = { '/repo/p/expected.yaml': 'a.md: { outcome: decline, Politics: present, Who gains: met }\n', '/repo/p/a.md': '# A\n\nIt is open to all forty of us. It serves our election campaign.\n' };
    const { code, out } = await run(['test', 'lane.yaml', 'p'], files);
    expect(out).toContain('One proposal comes out as you say.');
    expect(out).toContain('No example against it: Who gains, Politics');
    expect(code).toBe(0);
    const other = await run(['test', 'lane.yaml', 'p'], { ...files, '/repo/p/expected.yaml': 'a.md:\n  outcome: accept\n  Politics: absent\nb.md: decline\n' });
    expect(other.code).toBe(1);
    for (const words of ['p/expected.yaml:1:1', '"a.md" comes to decline, and you expect accept', 'p/expected.yaml:3:3', 'p/expected.yaml:4:1', '"b.md" is no file']) expect(other.out.split(/\s+/u).join(' ')).toContain(words);
  });

  it.each([
    ['no expected.yaml', undefined, 'p/expected.yaml'],
    ['an outcome that is none', 'a.md: acept\n', 'Is it accept?'],
    ['a name that is none', 'a.md: { Who gaisn: met }\n', 'Is it Who gains?'],
    ['a status that is none', 'a.md: { Who gains: good }\n', '"good" is no status'],
    ['no YAML', 'a.md: [\n', 'p/expected.yaml:'],
  ])('gives 2 for %s', async (_, expected, words) => {
    const { code, err } = await run(['test', 'lane.yaml', 'p'], { '/repo/p/a.md': '# A\n', ...(expected === undefined ? {} : { '/repo/p/expected.yaml': expected }) });
    expect(code).toBe(2);
    expect(err.split(/\s+/u).join(' ')).toContain(words);
  });
});

describe('at a stage', () => {
  const staged = `${small}sections: { Deeds: {} }
lexicon: { boats: [skiff], crews: [crew] }
stages:
  later:
    replaces: checklists
    essential:
      Done:
        home: Deeds
        met: { says: { words: ["{boats} sails"], in: Deeds } }
        against: [no skiff sails]
    examples: { Done: [{ found: The skiff sails., in: deeds }, { against: No skiff sails., in: deeds }] }
`;
  const at = (argv: readonly string[], yaml = staged): Promise<Ran> => run(argv, { '/repo/lane.yaml': yaml });
  const folded = ({ out, err }: Ran): string => (out + err).split(/\s+/u).join(' ');

  it('is shown, with the status that brings it, and named among the others', async () => {
    const whole = await at(['show', 'lane.yaml'], `${staged}stage-by-status: { accepted: later }\n`);
    expect(folded(whole)).toContain('Stages Later --stage later · status accepted · line');
    const one = await at(['show', 'lane.yaml', '--stage', 'later']);
    expect(folded(one)).toContain('at the stage later');
    expect(folded(one)).toContain('Done');
    expect(folded(one)).not.toContain('Who gains');
    const page = await at(['show', 'lane.yaml', '--format', 'markdown']);
    expect(page.out).toContain('## Stage: Later\n\nUsed with `--stage later`.');
    expect(page.out).toContain('### Done');
  });

  it('hears a sentence where the stage looks for it', async () => {
    expect((await at(['try', 'lane.yaml', 'The skiff sails.', '--stage', 'later', '--in', 'deeds'])).out).toContain('Done: speaks for');
    expect(folded(await at(['try', 'lane.yaml', 'The skiff sails.', '--stage', 'later']))).toContain('It does not count: the rubric looks for it under "Deeds".');
    expect(folded(await at(['try', 'lane.yaml', 'The skiff sails.', '--in', 'Deds']))).toContain('Is it Deeds?');
    expect(await at(['try', 'lane.yaml', 'The skiff sails.', '--in', 'Deeds', '--line', 'Done'])).toMatchObject({ code: 2 });
  });

  it('is tested and checked with the rubric, and alone when it is named', async () => {
    expect(folded(await at(['test', 'lane.yaml']))).toContain('all two examples are read as expected');
    const wrong = staged.replace('found: The skiff sails.', 'found: The skiff sinks.');
    for (const argv of [['test', 'lane.yaml'], ['test', 'lane.yaml', '--stage', 'later'], ['check', 'lane.yaml']]) {
      const ran = await at(argv, wrong);
      expect([argv, ran.code]).toEqual([argv, 1]);
      expect(folded(ran)).toContain('lane.yaml:19:33 Done');
    }
  });

  it('is remarked on by name, and what one gate uses is not idle at another', async () => {
    const ran = await at(['check', 'lane.yaml']);
    expect(folded(ran)).toContain('No phrase names the word list "crews".');
    expect(folded(ran)).not.toContain('"boats".');
    expect(folded(await at(['check', 'lane.yaml'], staged.replace('[no skiff sails]', '[no skiff sails, no ... ":" skiff]')))).toContain('lane.yaml:18:35 At the stage "later": "no ... ":" skiff", under Done, can never match');
    const broken = await at(['check', 'lane.yaml'], staged.replace('home: Deeds', 'home: Deds'));
    expect(broken.code).not.toBe(0);
  });

  it.each(['show', 'check', 'try', 'test'])('%s says which stages there are', async (command) => {
    const ran = await at([command, 'lane.yaml', ...(command === 'try' ? ['So.'] : []), '--stage', 'latter']);
    expect([ran.code, ran.out]).toEqual([2, '']);
    expect(folded(ran)).toContain('The rubric has no stage "latter". Is it later?');
    expect(ran.err).not.toContain('lane.yaml:');
  });
});

describe('the kit\'s command line', () => {
  it('tells what there is, and what was nearly meant', async () => {
    expect((await run([])).out).toContain('show');
    expect(await run(['chekc', 'lane.yaml'])).toMatchObject({ code: 2, err: expect.stringContaining('Is it check?') });
    expect(await run(['try', 'lane.yaml'])).toMatchObject({ code: 2 });
    expect((await run(['test', '--help'])).out).toContain('expected.yaml');
  });
});

describe('the example of a whole rubric', () => {
  const at = (name: string): string => `${packageRoot}/examples/own-rubric/${name}`;

  it('passes check and test, and its three proposals come to fund, refine and decline', async () => {
    expect(await run(['check', at('mill-street.yaml')])).toMatchObject({ code: 0, out: expect.stringContaining('all four outcomes') });
    const { code, out } = await run(['test', at('mill-street.yaml'), at('proposals')]);
    expect([code, out.includes('Three proposals come out as you say.'), out.includes('No example')]).toEqual([0, true, false]);
    expect(readFileSync(at('proposals/expected.yaml'), 'utf8')).toMatch(/accept[^]*refine[^]*decline/);
  });
});
