/** Facts that are no criterion's own: days in the past or the wrong order, two values for one field; and the fields themselves. */
import type { Evidence } from '../language/evidence.js';
import type { FactMatch, FieldState } from './types.js';
import type { FieldRead } from '../proposal/types.js';
import type { FieldRule } from '../rubric/types.js';
import type { Place } from '../lib/place.js';
import { excerptOf, type Reading } from './reading.js';
import { foldWords, wordsOf } from './words.js';

const undecided = new Set(['draft', 'submitted', 'deferred']);

/** `status` is the proposal's own; a start in the past matters only while it is not decided. */
export function matchFacts(reading: Reading, status: string): readonly FactMatch[] {
  const facts: FactMatch[] = [];
  const start = reading.field('start');
  const end = reading.field('end');
  const startDay = dayOf(start);
  const endDay = dayOf(end);
  if (startDay !== null && startDay < reading.today && undecided.has(status))
    facts.push({ id: 'start', outcome: 'refine', text: `The start, ${startDay}, is past.`, evidence: [fieldEvidence(reading, start)] });
  if (startDay !== null && endDay !== null && endDay < startDay)
    facts.push({ id: 'end', outcome: 'refine', text: `The end, ${endDay}, comes before the start, ${startDay}.`, evidence: [fieldEvidence(reading, start), fieldEvidence(reading, end)] });
  for (const rule of reading.rubric.fields) {
    const read = reading.field(rule.id);
    if (read.conflict === null || read.place === null || rule.kind === 'contact') continue;
    facts.push({
      id: rule.id, outcome: 'note',
      text: `${rule.title} is given twice and differs: ${shown(read)} at the top (line ${read.place.line}), which counts, and ${shownValue(read.conflict.value)} in the text (line ${read.conflict.place.line}).`,
      evidence: [fieldEvidence(reading, read), placeEvidence(reading, read.conflict.place)],
    });
  }
  return facts;
}

/** Contact data are never repeated: 'given'. */
export function fieldStates(reading: Reading): readonly FieldState[] {
  return reading.rubric.fields.map((rule) => {
    const read = reading.field(rule.id);
    const other = rule.or.some((id) => reading.field(id).status === 'present');
    const status = read.status === 'present' || other ? 'present' : explained(reading, rule, read) ? 'explained' : 'missing';
    return { id: rule.id, title: rule.title, required: rule.required, status, value: read.value === null ? null : read.value.kind === 'contact' ? 'given' : shown(read), place: read.place, fix: rule.fix };
  });
}

/** Not given as a value, but told where it belongs: words under its own label, an address, a sentence about the start. */
function explained(reading: Reading, rule: FieldRule, read: FieldRead): boolean {
  if (rule.home === null || read.status === 'present') return false;
  const home = reading.found.get(rule.home);
  if (home === undefined || home.status !== 'present') return false;
  const blocks = new Set(home.blocks.map((b) => b.index));
  const wanted = new Set(rule.labels.map((l) => foldWords(l)));
  if (reading.proposal.labels.some((l) => blocks.has(l.block) && wanted.has(foldWords(l.label).replace(/^[\d ]+/u, '')) && l.value.trim().split(/\s+/u).length >= 4)) return true;
  switch (rule.kind) {
    case 'contact': return home.blocks.some((b) => /\S@\S+\.\S/u.test(b.text)) || reading.proposal.links.some((l) => blocks.has(l.block) && l.url.startsWith('mailto:'));
    case 'date': return reading.body.some((s) => blocks.has(s.block) && wordsOf(s.text).some((w) => /^(?:start|begin|launch|commenc|kick)/u.test(w.text)));
    // A section about the organization with words in it tells who it is, in its own way.
    case 'text': return home.blocks.some((b) => b.text.split(/\s+/u).length >= 5);
    default: return false;
  }
}

export function dayOf(read: FieldRead): string | null {
  return read.status === 'present' && read.value?.kind === 'date' ? read.value.iso : null;
}

function shown(read: FieldRead): string {
  return read.value === null ? '' : shownValue(read.value);
}

function shownValue(value: NonNullable<FieldRead['value']>): string {
  switch (value.kind) {
    case 'text': return excerptOf(value.text);
    case 'date': return value.iso;
    case 'number': return String(value.number);
    case 'money': return [value.currency, String(value.amount), value.per === 'total' ? null : `a ${value.per}`, value.status === null ? null : `(${value.status})`].filter((p) => p !== null).join(' ');
    case 'license': return value.expression;
    case 'contact': return 'given';
  }
}

export function fieldEvidence(reading: Reading, read: FieldRead): Evidence {
  return placeEvidence(reading, read.place!);
}

function placeEvidence(reading: Reading, place: Place): Evidence {
  const { lineMap, source } = reading.proposal;
  const text = source.slice(lineMap.offset(place.line, place.column), lineMap.offset(place.endLine, place.endColumn));
  return { ...place, text, excerpt: excerptOf(text), section: null, stance: 'supports', basis: 'fact', trigger: null, excluded: null };
}
