/** Small inputs that once came out wrong, by kind: what the program may say of them, and on what that rests. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evaluate, loadRubric, parseProposal, type Evaluation, type Records } from '../../src/index.js';

const GOOD = readFileSync(new URL('../../examples/accept.md', import.meta.url), 'utf8');
const TODAY = '2026-11-21';

function judged(text: string, rubric = 'partnership/research', records?: Records): Evaluation {
  const proposal = parseProposal(text, 'case.md');
  const loaded = loadRubric(rubric);
  if (!proposal.ok || !loaded.ok) throw new Error(JSON.stringify([...proposal.problems, ...loaded.problems]));
  return evaluate(proposal.value, loaded.value, { today: TODAY, ...(records === undefined ? {} : { records }) });
}

/** The good proposal with a text before its self-assessment. */
function saying(text: string): Evaluation {
  return judged(GOOD.replace('## Self-Assessment', () => `### Notes\n\n${text}\n\n## Self-Assessment`));
}

function replacing(from: string | RegExp, to: string): Evaluation {
  const text = GOOD.replace(from, () => to);
  if (text === GOOD) throw new Error(`nothing to replace: ${String(from)}`);
  return judged(text);
}

const flag = (e: Evaluation, id: string) => e.antiPatterns.find((a) => a.id === id)!;
const criterion = (e: Evaluation, id: string) => e.criteria.find((c) => c.id === id)!;

it('the proposal that all cases change is accepted as declared, and nothing of it is settled', () => {
  const e = judged(GOOD);
  expect([e.recommendation, e.settled, e.read]).toEqual(['accept', false, null]);
  expect(e.couldBe).toEqual(['accept', 'defer', 'refine', 'decline']);
});

describe('a red flag in the proposer\'s own voice is present with basis text, wherever it stands', () => {
  it.each([
    ['a paragraph', 'We will file for a patent on the joint method.'],
    ['a footnote', 'One more thing.[^1]\n\n[^1]: We will seek patents on the joint results.'],
    ['an HTML paragraph', '<p>We will file a patent on the joint method.</p>'],
    ['an HTML list', '<ul><li>Gauges</li><li>We shall apply for a patent on the joint method.</li></ul>'],
    ['an alert', '> [!NOTE]\n> We will file a patent on the joint method.'],
    ['a warning alert of two lines', '> [!WARNING]\n> Please read.\n> We will seek a patent on the resulting method.'],
    ['a heading', '### We will file a patent on the joint method'],
    ['a list item', '- We will file a patent on the joint method.'],
    ['a table cell', '| What | How |\n| --- | --- |\n| Rights | We will file a patent on the joint method. |'],
    ['a month that is also a verb', 'We will file a patent on the joint method in May 2027.'],
    ['another month', 'We will file a patent on the joint method by June.'],
  ])('%s', (_, text) => {
    const e = saying(text);
    expect(flag(e, 'ip/patents')).toMatchObject({ status: 'present', basis: 'text' });
    expect([e.recommendation, e.settled]).toEqual(['decline', false]);
    expect(e.couldBe).toContain('accept');
  });

  it('a ticked line that declares it absent', () => {
    const e = replacing('none of it will be patented.', 'we will file a patent on the joint method.');
    expect(flag(e, 'ip/patents')).toMatchObject({ status: 'present', basis: 'text' });
  });
});

describe('words that only look like a red flag never make it present', () => {
  it.each([
    'We will not file for a patent on the joint method.',
    'We will never patent any of the results.',
    'Nobody here will file a patent on the joint method.',
    'We will file a patent on the joint method for nobody.',
    'Whether we will file a patent on the joint method is for your board to decide.',
    'If we will ever file a patent on the joint method, you may leave.',
    'They said: "We will file a patent on the joint method."',
    'A rival wrote that it will file a patent on the joint method.',
    'Will we file a patent on the joint method?',
    'We might file a patent on the joint method.',
    'We would rather publish than file a patent on the joint method.',
    'We sell the location data of our users to no company.',
    'We sell none of the personal data to advertisers.',
    'We do not track our users, with or without their consent.',
    'We film no resident without asking.',
    'The old contract said `we will file a patent on the joint method`, and it is void.',
    '> We will file a patent on the joint method.',
    '```\nWe will file a patent on the joint method.\n```',
    '<!-- We will file a patent on the joint method. -->',
    'Will Patterson may file a patent on the old method.',
  ])('%s', (text) => {
    const e = saying(text);
    expect(e.antiPatterns.filter((a) => a.status === 'present')).toEqual([]);
    expect(e.recommendation).toBe('accept');
  });
});

describe('a self-assessment is read by its structure', () => {
  const line = '- [x] **Equity and inclusion:** the two harbours without a signal get painted boards and a paid hour, and the guide is in Gaelic first.';

  it('one unticked box is missing and one thing to fix, never the opposite', () => {
    const e = replacing(line, line.replace('[x]', '[ ]'));
    expect(criterion(e, 'values/equity')).toMatchObject({ status: 'missing', basis: 'declared', note: expect.stringContaining('The box is not ticked') });
    expect(e.recommendation).not.toBe('decline');
  });

  it.each([
    ['a word', 'banana'], ['a pointer to nowhere in particular', 'see above'], ['N/A', 'N/A'], ['assent', 'yes, of course'],
    ['a sentence', 'we take this matter very seriously indeed'], ['a placeholder', 'TBD'],
  ])('the same behind every title (%s) is nothing of their own', (_, words) => {
    const e = judged(GOOD.replace(/^(- \[x\] \*\*[^*]+:\*\*) .*$/gm, (_line, title: string) => `${title} ${words}`));
    const declared = e.criteria.filter((c) => c.basis === 'declared');
    expect(declared.length).toBeGreaterThan(10);
    expect(new Set(declared.map((c) => c.status))).toEqual(new Set(['partial']));
    expect(e.recommendation).toBe('refine');
  });

  it('an unticked line that says what is missing is not a contradiction', () => {
    const e = replacing(line, '- [ ] **Equity and inclusion:** our boards are not yet tested with blind readers.');
    expect(criterion(e, 'values/equity')).toMatchObject({ status: 'missing', basis: 'declared' });
  });
});

describe('what no program read is open, not missing', () => {
  it.each([
    ['German', '# Forschungsvorhaben\n\n## Wer wir sind\n\nWir sind eine kleine Gruppe an der Küste und messen seit vielen Jahren den Stand des Wassers in neunzehn Häfen. Die Daten gehören den Häfen, und jeder Hafen kann sie zurückziehen. Wir wollen wissen, wie weit man den Geräten trauen kann, wenn sie zusammen ausfallen, und was das für die Boote bedeutet.'],
    ['French', '# Projet de recherche\n\n## Qui nous sommes\n\nNous sommes un petit groupe sur la côte et nous mesurons depuis des années le niveau de l\'eau dans dix-neuf ports. Les données appartiennent aux ports, et chaque port peut les retirer. Nous voulons savoir jusqu\'où on peut faire confiance aux appareils quand ils tombent en panne ensemble, et ce que cela veut dire pour les bateaux.'],
    ['Spanish', '# Proyecto\n\n## Quiénes somos\n\nSomos un grupo pequeño de la costa y medimos desde hace años el nivel del agua en diecinueve puertos. Los datos son de los puertos, y cada puerto puede retirarlos cuando quiera. Queremos saber hasta qué punto se puede confiar en los aparatos cuando fallan juntos, y qué significa eso para los barcos que salen por la noche.'],
  ])('a proposal in %s is told so', (name, text) => {
    const e = judged(text);
    expect(e.problems.some((p) => p.code === 'other-language' && p.message.includes(name))).toBe(true);
    expect(e.criteria.filter((c) => c.status === 'missing' || c.status === 'contradicted')).toEqual([]);
    expect(e.settled).toBe(false);
  });

  it.each(['partnership/community', 'partnership/research', 'coop/partnership'])('a letter, by %s', (rubric) => {
    const e = judged('# A letter\n\nDear friends,\n\nwe lend ladders to our street and would like to share a list of them with five other streets. Two of us can give an evening a week, and nobody has to show a passport.\n\nWarmly,\n\nThe street\n', rubric);
    expect(e.criteria.filter((c) => c.status === 'missing' && c.note === null)).toEqual([]);
    expect(e.settled).toBe(false);
  });

  it('a home section that is there and empty is missing, by fact', () => {
    const e = judged(GOOD.slice(0, GOOD.indexOf('## Self-Assessment')).replace(/(### Methodology\n)[\s\S]*?(?=\n### )/u, '$1'));
    expect(criterion(e, 'research/rigor')).toMatchObject({ status: 'missing', basis: 'fact' });
  });
});

describe('a field that is not filled in is not given', () => {
  it.each(['TBD', 'n/a', '"?"', '"[name]"', 'to be decided'])('contact: %s', (value) => {
    const e = replacing(/^contact: .*$/m, `contact: ${value}`);
    expect(e.fields.find((f) => f.id === 'contact')?.status).not.toBe('present');
  });

  it.each(['banana', 'none', 'to be decided', 'open source', 'TBD'])('license: %s speaks for nothing', (value) => {
    const e = replacing(/^license: .*$/m, `license: ${value}`);
    expect(criterion(e, 'technical/license-compatibility')).not.toMatchObject({ basis: 'fact' });
    expect(e.fields.find((f) => f.id === 'license')?.status).toBe('missing');
    expect(e.problems.some((p) => p.message.includes(value))).toBe(true);
  });

  it.each(['AGPL-3.0', 'MIT', 'Apache-2.0 OR MIT', 'GPL-3.0-only'])('license: %s is a fact', (value) => {
    const e = replacing(/^license: .*$/m, `license: ${value}`);
    expect(criterion(e, 'technical/license-compatibility')).toMatchObject({ status: 'met', basis: 'fact' });
  });

  it('a proprietary licence contradicts a ticked line, with both places', () => {
    const e = replacing(/^license: .*$/m, 'license: proprietary');
    const found = criterion(e, 'technical/license-compatibility');
    expect(found).toMatchObject({ status: 'contradicted', basis: 'fact' });
    expect(new Set(found.evidence.map((one) => one.basis))).toEqual(new Set(['fact', 'declared']));
  });
});

describe('polite words', () => {
  const polite = GOOD.replace('## Self-Assessment', '### Later\n\nOnce it has matured, the source stays with us as our product, and our counsel would look after the usual intellectual property.\n\n## Self-Assessment');

  it('are accepted as declared, unverified, with what to read first', () => {
    const e = judged(polite);
    expect([e.recommendation, e.settled]).toEqual(['accept', false]);
    expect(e.score.verified).toBeLessThan(30);
    expect(e.questions.filter((q) => q.kind === 'anti-pattern' && q.decisive).map((q) => q.id)).toEqual(['ip/close-sourcing', 'ip/patents']);
  });

  it('are declined once a reader says what they mean', () => {
    const records: Records = { waivers: [], decision: null, capacity: null, answers: [{ id: 'ip/patents', verdict: 'present', quotes: ['the usual intellectual property'], why: null, on: null, by: 'Amara', given: '2026-11-20', assistant: null }] };
    const e = judged(polite, 'partnership/research', records);
    expect([e.recommendation, e.settled]).toEqual(['decline', true]);
    expect(e.read).toEqual({ by: 'Amara', on: '2026-11-20', assistant: null });
  });
});
