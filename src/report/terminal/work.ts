/** What is to do: what a proposer can fix, when it waits, and what a reader must check. */
import type { Evaluation } from '../../evaluate/result.js';
import type { Evidence } from '../../language/evidence.js';
import { fixesOf, grouped, type Fix } from '../fixes.js';
import { padLeft, paragraph, shorten, widthOf, wrap } from '../layout.js';
import { safe } from '../safe.js';
import { day, listed, upperFirst } from '../words.js';
import { frame } from './frame.js';
import type { Screen } from './screen.js';

/** Most things of one list on a screen; the JSON has all. */
const MOST = 10;

export function workLines(evaluation: Evaluation, screen: Screen): readonly string[] {
  const fixes = fixesOf(evaluation);
  const needed = grouped(fixes.filter((fix) => fix.needed && !fix.unconfirmed), evaluation);
  const unconfirmed = fixes.filter((fix) => fix.unconfirmed);
  const optional = grouped(fixes.filter((fix) => !fix.needed), evaluation);
  return [
    ...block('  To change, if a reader confirms it', fixLines(unconfirmed, 0, screen)),
    ...block('  Fix', fixLines(needed, 0, screen)),
    ...(needed.length === 0 ? block('  Fix, to raise the score', fixLines(optional, 0, screen)) : alsoLines(fixes.filter((fix) => !fix.needed), evaluation, screen)),
    ...block('  When', timingLines(evaluation, screen)),
    ...block('  For a reader to check', checkLines(evaluation, screen)),
  ];
}

/** A heading and its lines with a blank line in front, or nothing. */
function block(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', heading, ...lines];
}

/** What would only raise the score, while more is to be fixed first: a sentence. */
function alsoLines(fixes: readonly Fix[], evaluation: Evaluation, screen: Screen): readonly string[] {
  if (fixes.length === 0) return [];
  const titles = fixes.map((fix) => evaluation.criteria.find(({ id }) => id === fix.id)?.title ?? fix.title).map(safe);
  const shown = titles.length <= 4 ? titles : [...titles.slice(0, 3), `${titles.length - 3} more`];
  return ['', ...paragraph(`Would also raise the score: ${listed(shown)}.`, screen.width, '  ')];
}

function fixLines(fixes: readonly Fix[], before: number, screen: Screen): readonly string[] {
  const more = fixes.length - MOST;
  return [...fixes.slice(0, MOST).flatMap((fix, i) => oneFix(fix, before + i + 1, screen)), ...(more > 0 ? [`     and ${more} more`] : [])];
}

/** Most quotations under one point. */
const MOST_QUOTES = 2;

function oneFix(fix: Fix, number: number, screen: Screen): readonly string[] {
  const shown = fix.evidence.slice(0, MOST_QUOTES);
  const more = fix.evidence.slice(MOST_QUOTES).map((e) => String(e.line));
  const place = shown.length > 0 ? '' : placeWords(fix);
  return [
    ...paragraph(`${fix.title}${place === '' ? '' : ` (${place})`}`, screen.width, ` ${padLeft(String(number), 2)}  `, '     '),
    ...shown.flatMap((evidence) => frame(evidence, screen.width, '     ', screen.paint)),
    ...(more.length === 0 ? [] : paragraph(`and line${more.length === 1 ? '' : 's'} ${more.slice(0, 6).join(', ')}`, screen.width, '     ')),
    ...fix.then.flatMap((line) => paragraph(line, screen.width, '     ')),
  ];
}

function placeWords({ where }: Fix): string {
  if (where === null) return '';
  const section = safe(where.section);
  return [where.line === null ? '' : `line ${where.line}`, section].filter((part) => part !== '').join(', ');
}

function timingLines(evaluation: Evaluation, screen: Screen): readonly string[] {
  const reasons = evaluation.reasons.filter((reason) => reason.kind === 'timing' && reason.outcome !== 'accept');
  return evaluation.timing.filter((timing) => timing.status === 'present').flatMap((timing) => {
    const text = reasons.find((reason) => reason.id === timing.id)?.text ?? timing.title;
    const on = timing.on === null || text.includes(timing.on) || text.includes(day(timing.on)) ? '' : ` (${day(timing.on)})`;
    // The first reason is said under the title already.
    const said = text === evaluation.reasons[0]?.text;
    return [
      ...(said ? [] : paragraph(`${upperFirst(safe(text))}${on}`, screen.width, '     ')),
      ...timing.evidence.slice(0, MOST_QUOTES).flatMap((evidence) => frame({ ...evidence, trigger: null }, screen.width, '     ', screen.paint)),
    ];
  });
}

/** Most sentences to check on a screen; the sheet of questions has all. */
const MOST_CHECKS = 4;

/** Sentences that may mean something else than what counts: possible red flags, waiting, the opposite of what is declared. */
function checkLines(evaluation: Evaluation, screen: Screen): readonly string[] {
  const against = (evidence: readonly Evidence[]): Evidence | undefined => evidence.find((e) => e.excluded === null && e.stance === 'denies');
  const all = [
    ...evaluation.antiPatterns.filter(({ status }) => status === 'open').map((one) => ({ lead: 'Red flag?', title: safe(one.title), evidence: one.evidence[0] })),
    ...evaluation.timing.filter(({ status }) => status === 'open').map((one) => ({ lead: 'Timing?', title: safe(one.title), evidence: one.evidence[0] })),
    ...evaluation.criteria.filter((c) => c.waiver === null && c.basis !== 'reader' && c.basis !== 'fact' && (c.status === 'met' || c.status === 'open') && against(c.evidence) !== undefined)
      .map((c) => ({ lead: 'Contradicted?', title: safe(c.title), evidence: against(c.evidence) })),
  ];
  // One sentence is shown once, whatever it may mean.
  const checks = new Map<string, { readonly lead: string; readonly titles: string[]; readonly evidence: Evidence | undefined }>();
  for (const { lead, title, evidence } of all) {
    const key = `${lead} ${evidence?.line ?? title}`;
    const known = checks.get(key);
    if (known === undefined) checks.set(key, { lead, titles: [title], evidence });
    else known.titles.push(title);
  }
  const more = checks.size - MOST_CHECKS;
  return [
    ...[...checks.values()].slice(0, MOST_CHECKS).flatMap(({ lead, titles, evidence }) => [
      ...paragraph(`${lead} ${listed(titles.length <= 4 ? titles : [...titles.slice(0, 3), `${titles.length - 3} more`])}`, screen.width, '     '),
      ...(evidence === undefined ? [] : quoteLine(evidence.line, evidence.excerpt, screen)),
    ]),
    ...(more > 0 ? [`     and ${more} more`] : []),
  ];
}

/** A sentence on one or two lines, its line number dim in front. */
export function quoteLine(line: number, text: string, screen: Screen): readonly string[] {
  const number = `line ${line}`;
  const indent = `     ${screen.paint.dim(number)}  `;
  const hang = ' '.repeat(widthOf(indent));
  const wrapped = wrap(safe(text), screen.width - hang.length);
  const shown = wrapped.slice(0, 2);
  if (wrapped.length > 2) shown[1] = shorten(`${shown[1]} ${wrapped[2]}`, screen.width - hang.length);
  return shown.map((part, i) => (i === 0 ? indent : hang) + part);
}
