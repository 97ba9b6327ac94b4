/** What of a rubric hears a sentence, and how it is read: by the same matching that judges proposals, on a proposal of that one sentence. */
import type { Language } from '../language/language.js';
import { matchAntiPatterns } from '../evaluate/anti-pattern.js';
import { matchCriterion } from '../evaluate/criterion.js';
import { readUnder, type BodyMention, type Reading } from '../evaluate/reading.js';
import { matchTiming } from '../evaluate/timing.js';
import { foldWords } from '../evaluate/words.js';
import type { AntiPattern, Condition, Criterion, Phrase, Rubric, RubricExample } from '../rubric/types.js';
import type { CriterionMatch } from '../evaluate/types.js';
import { parseProposal } from '../proposal/parse.js';
import { entryLine } from '../scaffold/frontmatter.js';
import { safe } from '../report/safe.js';
import type { Heard, Hearing, Reads } from '../report/rubric/hearing.js';

const APPLIES = { truth: 'yes', fact: true } as const;

/** Judged as on this day: no sentence of an example may depend on it. */
const TODAY = '2000-01-01';

/** What a proposal gives beside a sentence: fields at its top, and boxes. */
export type Facts = Pick<RubricExample, 'fields' | 'ticked'>;

export interface Listener {
  /** In the body of a proposal; with a section's id, as an item of a list in that section. '' for facts alone. */
  body(text: string, section?: string | null, facts?: Facts): Hearing;
  /** On a line of the self-assessment; `title` is the one printed there. Null when the rubric has no such line. */
  line(title: string, text: string, facts?: Facts): Hearing | null;
  /** Titles of all lines. */
  readonly lines: readonly string[];
}

export function listenerOf(rubric: Rubric, language: Language): Listener {
  const criteria = rubric.checklists.flatMap((list) => list.criteria);
  const silences = new Map<string, { readonly before: ReadonlyMap<string, CriterionMatch>; readonly avoidedBefore: ReadonlyMap<string, string> }>();
  const silenceIn = (section: string | null) => {
    const known = silences.get(section ?? '');
    if (known !== undefined) return known;
    const silence = read(rubric, language, 'So.', section, {});
    const made = { before: new Map(criteria.map((c) => [c.id, matchCriterion(silence, c, APPLIES)])), avoidedBefore: new Map(matchAntiPatterns(silence).map((a) => [a.id, a.status])) };
    silences.set(section ?? '', made);
    return made;
  };
  const body = (text: string, section: string | null = null, facts: Facts = {}): Hearing => {
    const { before, avoidedBefore } = silenceIn(section);
    const reading = read(rubric, language, text, section, facts);
    const avoided = new Map(matchAntiPatterns(reading).map((a) => [a.id, a.status]));
    const timing = new Map(matchTiming(reading).timing.map((t) => [t.id, t.status]));
    const heard = [
      ...criteria.flatMap((c) => hearCriterion(reading, c, matchCriterion(reading, c, APPLIES), before.get(c.id)!)),
      ...rubric.antiPatterns.flatMap((a) => hearAvoided(reading, a, avoided.get(a.id) === avoidedBefore.get(a.id) ? 'absent' : avoided.get(a.id)!)),
      ...rubric.timing.rules.flatMap((t) => {
        const mention = reading.bodyMentions(t.suspects, null)[0];
        const status = timing.get(t.id) ?? 'absent';
        if (status === 'absent') return mention === undefined ? [] : [heardOf(t, 'timing', 'excluded', mention, 'It speaks of something or somebody else.')];
        return [heardOf(t, 'timing', status === 'present' ? 'found' : 'asked', mention, '')];
      }),
    ];
    const ids = new Set(heard.map((h) => h.id));
    return { text: oneLine(text), line: null, heard, points: criteria.filter((c) => !ids.has(c.id) && reading.index.counts(c.cues).size > 0).map((c) => c.title) };
  };
  return { body, line: (title, text, facts = {}) => hearLine(rubric, language, title, text, facts), lines: rubric.selfAssessment === null ? [] : [...criteria.flatMap((c) => c.line.slice(0, 1)), ...rubric.selfAssessment.avoidLines.flatMap((l) => l.titles.slice(0, 1))] };
}

/** One line without hidden characters: what cannot be seen is no matter of a rubric. */
function oneLine(text: string): string {
  return safe(text);
}

function read(rubric: Rubric, language: Language, text: string, section: string | null, { fields = {}, ticked = [] }: Facts): Reading {
  const title = rubric.sections.find((s) => s.id === section)?.title;
  const items = [...(text === '' ? [] : [title === undefined ? oneLine(text) : `- ${oneLine(text)}`]), ...ticked.map((box) => `- [x] ${oneLine(box)}`)];
  const parsed = parseProposal(`${topOf(fields)}${title === undefined ? '' : `# Sentence\n\n## ${oneLine(title)}\n\n`}${items.join('\n')}\n`, 'sentence.md');
  // What no proposal may hold (marks nested a hundred deep) is read as nothing.
  const whole = parsed.ok ? parsed : parseProposal('\n', 'sentence.md');
  if (!whole.ok) throw new Error('An empty line is always a proposal.');
  return readUnder(whole.value, rubric, language, TODAY);
}

function topOf(fields: NonNullable<Facts['fields']>): string {
  const lines = Object.entries(fields).map(([id, value]) => entryLine(id, value));
  return lines.length === 0 ? '' : `---\n${lines.join('\n')}\n---\n\n`;
}

function hearCriterion(reading: Reading, c: Criterion, m: CriterionMatch, silent: CriterionMatch): readonly Heard[] {
  const speaks = reading.bodyMentions([...c.for, ...phrasesOf(c.met), ...phrasesOf(c.partial)], null);
  const opposes = reading.bodyMentions([...c.against, ...phrasesOf(c.contradicted)], null);
  const of = (reads: Reads, mention: BodyMention | undefined, note = ''): Heard => heardOf(c, 'criterion', reads, mention, note);
  if (m.against.length > 0) return [of('against', opposes.find((o) => o.mention.reading.stance === 'supports') ?? opposes[0], 'A reader is asked.')];
  const changed = m.status !== silent.status;
  if (changed && m.status === 'contradicted') return [of('against', opposes[0], 'A fact says so.')];
  if (changed && m.status === 'met') return [of('found', speaks.find((s) => s.mention.reading.stance === 'supports') ?? speaks[0])];
  if (changed && m.status === 'partial') {
    const hedged = speaks.find((s) => s.mention.reading.stance === 'hedges');
    return [of('in-part', hedged ?? speaks[0], hedged === undefined && c.needs !== null ? `It names no ${needWords[c.needs]}.` : '')];
  }
  const denied = speaks.find((s) => s.mention.reading.stance === 'denies');
  if (denied !== undefined) return [of('excluded', denied, 'It does not count: it says no.')];
  const first = speaks[0] ?? opposes[0];
  if (first === undefined) return [];
  const why = m.excluded[0]?.excluded ?? (speaks.length === 0 ? 'it denies what would speak against' : `the rubric looks for it ${placesOf(reading.rubric, c)}`);
  return [of('excluded', first, `It does not count: ${why}.`)];
}

/** `under "Timeline" or "Roadmap"`. */
function placesOf(rubric: Rubric, c: Criterion): string {
  const titles = c.home.map((id) => rubric.sections.find((s) => s.id === id)?.title ?? id);
  return titles.length === 0 ? 'in another place' : `under ${titles.map((title) => `"${title}"`).join(' or ')}`;
}

const needWords = { number: 'number', date: 'date', money: 'sum of money', license: 'licence', person: 'person', link: 'link' } as const;

function hearAvoided(reading: Reading, a: AntiPattern, found: 'present' | 'open' | 'absent'): readonly Heard[] {
  const says = reading.bodyMentions([...a.says, ...phrasesOf(a.present)], null);
  const suspects = reading.bodyMentions(a.suspects, null);
  const mention = says.find((m) => m.mention.reading.stance === 'supports') ?? (found === 'present' ? says[0] : suspects.find((m) => m.mention.reading.stance !== 'denies') ?? says[0] ?? suspects[0]);
  if (found === 'absent') return mention === undefined ? [] : [{ ...heardOf(a, 'avoid', 'excluded', mention, mention.mention.reading.stance === 'denies' ? 'It says no to it.' : 'It speaks of something or somebody else.'), severity: a.severity }];
  return [{ ...heardOf(a, 'avoid', found === 'present' ? 'found' : 'asked', mention, ''), severity: a.severity }];
}

function heardOf(thing: { readonly id: string; readonly title: string }, kind: Heard['kind'], reads: Reads, found: BodyMention | undefined, note: string): Heard {
  const m = found?.mention;
  const turned = m !== undefined && m.reading.trigger !== null;
  return {
    id: thing.id, title: thing.title, kind, reads, note, severity: null,
    sentence: found?.sentence.text ?? '',
    phrase: m === undefined ? null : { source: m.phrase, start: m.start, end: m.end },
    trigger: turned ? { text: m.reading.trigger!, start: m.reading.triggerStart, end: m.reading.triggerEnd } : null,
  };
}

function hearLine(rubric: Rubric, language: Language, title: string, text: string, { fields = {} }: Facts): Hearing | null {
  const own = rubric.selfAssessment;
  if (own === null) return null;
  const wanted = foldWords(title);
  const list = rubric.checklists.find((l) => l.criteria.some((c) => named(c, wanted)));
  const criterion = list?.criteria.find((c) => named(c, wanted));
  const avoid = own.avoidLines.find((l) => l.titles.some((t) => foldWords(t) === wanted));
  const shown = criterion?.line[0] ?? avoid?.titles[0];
  if (shown === undefined) return null;
  const statement = oneLine(text);
  const group = criterion === undefined ? own.avoidGroup[0] ?? 'Avoid' : list!.group[0] ?? list!.title;
  const parsed = parseProposal(`${topOf(fields)}# Sentence\n\n## ${own.titles[0]}\n\n### ${group}\n\n- [x] **${shown}**: ${statement}\n`, 'sentence.md');
  if (!parsed.ok) return null;
  const reading = readUnder(parsed.value, rubric, language, TODAY);
  const base = { sentence: statement, phrase: null, trigger: null, severity: null } as const;
  if (criterion !== undefined) {
    const { reads, note } = lineWords[matchCriterion(reading, criterion, APPLIES).line?.says ?? 'bare'];
    return { text: statement, line: shown, heard: [{ ...base, id: criterion.id, title: criterion.title, kind: 'criterion', reads, note }], points: [] };
  }
  const admitted = matchAntiPatterns(reading).filter((a) => avoid!.antiPatterns.includes(a.id) && a.status !== 'absent');
  const reads: Reads = admitted.some((a) => a.status === 'present') ? 'found' : admitted.length > 0 ? 'asked' : 'not';
  const titles = rubric.antiPatterns.filter((a) => admitted.some((one) => one.id === a.id)).map((a) => a.title);
  return { text: statement, line: shown, heard: [{ ...base, id: shown, title: shown, kind: 'avoid', reads, note: reads === 'not' ? 'Ticked, it declares each of its red flags absent.' : `It may admit: ${titles.join(', ')}.` }], points: [] };
}

function named(criterion: Criterion, wanted: string): boolean {
  return criterion.line.length > 0 && [criterion.id, criterion.title, ...criterion.line].some((t) => foldWords(t) === wanted);
}

const lineWords = {
  words: { reads: 'found', note: 'Ticked, it declares the criterion met; what the words mean is for a reader.' },
  refusal: { reads: 'found', note: 'Ticked, it declares the criterion met; what the words mean is for a reader.' },
  pointer: { reads: 'found', note: '' },
  bare: { reads: 'in-part', note: 'There are no words.' },
  boilerplate: { reads: 'in-part', note: 'These are no words of one\'s own, or too few.' },
  'pointer-lost': { reads: 'in-part', note: 'It points to a section that is not there or empty.' },
} as const;

/** Phrases of the `says` checks in a condition. */
export function phrasesOf(condition: Condition | null): readonly Phrase[] {
  if (condition === null) return [];
  if (condition.op === 'check') return condition.kind === 'says' ? (condition.params as { readonly phrases: readonly Phrase[] }).phrases : [];
  return (condition.op === 'not' ? [condition.of] : condition.of).flatMap(phrasesOf);
}
