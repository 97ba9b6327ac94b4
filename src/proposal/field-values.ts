/** Reads one field value out of a text, by the kind of the field, and compares two of them. */
import { foldHidden, foldSpace, headingKey } from '../lib/fold.js';
import { parseLicense } from '../lib/licenses.js';
import { nearest } from '../lib/problem.js';
import type { FieldSpec, FieldValue } from './types.js';
import { numberWord, scanDates } from './dates.js';
import { findMoney, parseMoney, readNumber } from './money.js';

/** A value, or why there is none: `message` and `fix` for a person. */
export type ReadValue = { readonly value: FieldValue } | { readonly message: string; readonly fix: string };

/** `strict`: from the frontmatter, where the text should be the value. In the body it may say more. */
export function readValue(text: string, spec: FieldSpec, strict: boolean): ReadValue {
  const folded = foldSpace(foldHidden(text).text);
  switch (spec.kind) {
    case 'text': return { value: { kind: 'text', text: folded } };
    case 'date': return readDate(folded);
    case 'money': return readMoney(folded, spec, strict);
    case 'number': return readWhole(folded, spec, strict);
    case 'choice': return readChoice(folded, spec, strict);
    case 'license': return readLicense(folded);
    case 'contact': return { value: readContact(folded) };
  }
}

const dateFix = 'Write it as 2027-03-01, 1 March 2027 or March 2027.';

/** The date a text begins with (`about`, `by` and the like aside), else its only date. */
function readDate(text: string): ReadValue {
  const { dates, bad } = scanDates(text.slice(0, 2000));
  const first = dates[0];
  const wrong = bad[0];
  if (wrong !== undefined && (first === undefined || wrong.start < first.start)) {
    const shown = text.slice(wrong.start, wrong.end);
    return wrong.why === 'ambiguous'
      ? { message: `${shown} can be read as two days: numbers with slashes mean different things in different places.`, fix: dateFix }
      : { message: `There is no such day as ${shown}.`, fix: dateFix };
  }
  if (first === undefined) return { message: `"${shorten(text)}" is no date.`, fix: dateFix };
  const lead = headingKey(text.slice(0, first.start)).split(' ').filter((word) => word !== '' && !fillers.has(word));
  if (lead.length > 0 && dates.some((date) => date.iso !== first.iso)) return { message: `"${shorten(text)}" names several dates, and does not begin with one.`, fix: 'Write the date first.' };
  return { value: { kind: 'date', iso: first.iso } };
}

const fillers = new Set(['about', 'around', 'approximately', 'by', 'on', 'from', 'in', 'at', 'the', 'of', 'starting', 'start', 'begin', 'beginning', 'expected', 'planned', 'hoped', 'for', 'ideally', 'we', 'hope', 'to', 'as', 'early', 'soon', 'end', 'no', 'later', 'than', 'latest', 'earliest', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'circa', 'ca']);

function readMoney(text: string, spec: FieldSpec, strict: boolean): ReadValue {
  const fix = `Write an amount with its currency, for instance ${spec.currency ?? 'EUR'} 12,000.`;
  const money = parseMoney(text, spec.currency, strict || /^[\s~]*[\d.,'’ ]+$/.test(text));
  if (money === null) return { message: `"${shorten(text)}" is no amount of money.`, fix };
  return bounded(money, money.amount, spec, fix);
}

function readWhole(text: string, spec: FieldSpec, strict: boolean): ReadValue {
  const fix = spec.whole ? 'Write a whole number.' : 'Write a number.';
  const number = numberIn(text);
  if (number === null || (strict && number.at > 0 && /[-−]/.test(text[number.at - 1]!) && number.value !== 0) || (strict && number.words > 8)) return { message: `"${shorten(text)}" is no number that can be read here.`, fix };
  if (spec.whole && !Number.isInteger(number.value)) return { message: `"${shorten(text)}" is not a whole number.`, fix };
  return bounded({ kind: 'number', number: number.value }, number.value, spec, fix);
}

function bounded(value: FieldValue, number: number, spec: FieldSpec, fix: string): ReadValue {
  if ((spec.from !== null && number < spec.from) || (spec.to !== null && number > spec.to)) {
    const range = spec.from !== null && spec.to !== null ? `from ${spec.from} to ${spec.to}` : spec.from !== null ? `at least ${spec.from}` : `at most ${spec.to}`;
    return { message: `${number} is out of range: it should be ${range}.`, fix: `${fix.slice(0, -1)}, ${range}.` };
  }
  return { value };
}

/** The first number of a text, in figures or in words. */
export function numberIn(text: string): { readonly value: number; readonly at: number; readonly words: number } | null {
  const words = text.split(' ').length;
  for (let i = 0; i < text.length; i++) {
    if (text[i]! >= '0' && text[i]! <= '9' && !/[\p{L}]/u.test(text[i - 1] ?? '')) return { value: readNumber(text, i).value, at: i, words };
  }
  let at = 0;
  for (const word of text.split(' ')) {
    const number = numberWord(word.replace(/[^\p{L}]/gu, ''));
    if (number !== null) return { value: number, at, words };
    at += word.length + 1;
  }
  return null;
}

/** The choice a text names: alone in the frontmatter; in the body also as the only one among other words. */
function readChoice(text: string, spec: FieldSpec, strict: boolean): ReadValue {
  const key = headingKey(text);
  const exact = spec.choices.find((choice) => headingKey(choice) === key || headingKey(choice).replaceAll(' ', '') === key.replaceAll(' ', ''));
  if (exact !== undefined) return { value: { kind: 'text', text: exact } };
  if (!strict) {
    const named = choicesIn(key, spec.choices);
    if (named.length === 1) return { value: { kind: 'text', text: named[0]! } };
  }
  const near = nearest(text.toLowerCase(), spec.choices);
  return { message: `"${shorten(text)}" is not one of ${spec.choices.join(', ')}.`, fix: near === null ? `Write one of ${spec.choices.join(', ')}.` : `Did you mean ${near}?` };
}

/** The choices whose words stand in a folded text; of two where one holds the other, the longer. */
export function choicesIn(key: string, choices: readonly string[]): readonly string[] {
  const named = choices.filter((choice) => ` ${key} `.includes(` ${headingKey(choice)} `));
  return named.filter((choice) => !named.some((other) => other !== choice && ` ${headingKey(other)} `.includes(` ${headingKey(choice)} `)));
}

function readLicense(text: string): ReadValue {
  const license = parseLicense(text);
  if (license === null) return { message: `"${shorten(text)}" is not an SPDX licence expression.`, fix: 'Write an SPDX identifier such as AGPL-3.0-or-later.' };
  return { value: { kind: 'license', expression: license.expression } };
}

/** Name, address of mail and of a site out of a line. */
export function readContact(text: string): FieldValue {
  let email: string | null = null;
  let website: string | null = null;
  const rest: string[] = [];
  for (const word of text.split(' ')) {
    const bare = trimMarks(word);
    const at = bare.indexOf('@');
    if (email === null && at > 0 && bare.indexOf('.', at) > at + 1) email = bare.startsWith('mailto:') ? bare.slice(7) : bare;
    else if (website === null && (bare.startsWith('http://') || bare.startsWith('https://') || bare.startsWith('www.'))) website = bare;
    else rest.push(word);
  }
  const name = trimMarks(rest.join(' '));
  return { kind: 'contact', name: /\p{L}/u.test(name) ? name : null, email, website };
}

function trimMarks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && /[<>()[\],;:·|\s–—-]/.test(text[start]!)) start++;
  while (end > start && /[<>()[\],;:.·|\s–—-]/.test(text[end - 1]!)) end--;
  return text.slice(start, end);
}

/** Whether the body's value, as written in `text`, differs from the frontmatter's. One that only says more, or less exactly, does not. */
export function conflicts(top: FieldValue, body: FieldValue, text: string): boolean {
  switch (top.kind) {
    case 'date': {
      if (body.kind !== 'date' || body.iso === top.iso) return false;
      const { dates } = scanDates(text.slice(0, 2000));
      // An end reckoned from a duration is meant roughly: "two years" from February ends in January.
      if (dates.length === 0) return Math.abs(Date.parse(body.iso) - Date.parse(top.iso)) > 45 * 86_400_000;
      return !dates.some((date) => date.iso === top.iso || (date.precision === 'month' && date.iso.slice(0, 7) === top.iso.slice(0, 7)) || (date.precision === 'quarter' && sameQuarter(date.iso, top.iso)));
    }
    case 'money': {
      const sums = findMoney(text, true);
      if (sums.some((sum) => sum.amount === top.amount && (sum.currency === null || top.currency === null || sum.currency === top.currency))) return false;
      return body.kind === 'money' && !(body.amount === top.amount && (body.currency === null || top.currency === null || body.currency === top.currency));
    }
    case 'number': {
      const key = ` ${headingKey(text)} `;
      return body.kind === 'number' && body.number !== top.number && !key.includes(` ${top.number} `);
    }
    case 'text': return body.kind === 'text' && apart(top.text, body.text);
    case 'license': return body.kind === 'license' && apart(top.expression, body.expression) && apart(top.expression, text);
    case 'contact':
      return body.kind === 'contact' && (differ(top.name, body.name) || differ(top.email, body.email) || differ(top.website, body.website));
  }
}

function differ(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && apart(a, b);
}

/** Neither holds the other, folded. */
function apart(a: string, b: string): boolean {
  const [x, y] = [headingKey(a), headingKey(b)];
  return x !== '' && y !== '' && !` ${x} `.includes(` ${y} `) && !` ${y} `.includes(` ${x} `);
}

function sameQuarter(a: string, b: string): boolean {
  return a.slice(0, 4) === b.slice(0, 4) && Math.floor((+a.slice(5, 7) - 1) / 3) === Math.floor((+b.slice(5, 7) - 1) / 3);
}

function shorten(text: string): string {
  return text.length > 50 ? `${text.slice(0, 49)}…` : text;
}
