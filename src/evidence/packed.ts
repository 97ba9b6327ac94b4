/** Rubrics and languages as text that reads fast: phrases once each and in few characters, maps and sets named, the index of first words made beforehand. */
import type { Phrase, PhrasePart } from '../model.js';
import { adoptIndex, firstWords, type FirstWords } from './phrase-match.js';

/** `~` inflected, `=` exact, `*` prefix; a number is a gap; a list holds alternatives, each a list. */
type PackedPart = string | number | readonly (readonly PackedPart[])[];

interface Packed {
  /** The data, in which `{"$p":[…]}` is a list of phrases by number, `{"$p":n}` one, `{"$map":[…]}` and `{"$set":[…]}` what they say, `{"$n":…}` a number without end. */
  readonly value: unknown;
  readonly sources: readonly string[];
  readonly parts: readonly (readonly PackedPart[])[];
  /** How many of them are the list that is looked for as a whole, and the index of that list. */
  readonly count: number;
  readonly first: FirstWords;
}

/** The data as text. `phrases` is the list that is looked for as a whole, in which its index counts; each phrase must be in the data. */
export function pack(value: unknown, phrases: readonly Phrase[]): string {
  const numbers = new Map<Phrase, number>(phrases.map((phrase, i) => [phrase, i]));
  const numberOf = (phrase: Phrase): number => {
    const known = numbers.get(phrase);
    if (known !== undefined) return known;
    numbers.set(phrase, numbers.size);
    return numbers.size - 1;
  };
  const packed = packValue(value, numberOf);
  const all = [...numbers.keys()];
  const made: Packed = { value: packed, sources: all.map((p) => p.source), parts: all.map((p) => p.parts.map(packPart)), count: phrases.length, first: firstWords(phrases) };
  return JSON.stringify(made);
}

/** The data again, and the list of phrases that was given with it. Parts of a phrase are made when it is first tried. */
export function unpack(text: string): { readonly value: unknown; readonly phrases: readonly Phrase[] } {
  const { value, sources, parts, count, first } = JSON.parse(text) as Packed;
  const phrases = sources.map((source, i) => lazyPhrase(source, parts[i]!));
  const whole = phrases.slice(0, count);
  adoptIndex(whole, first);
  return { value: unpackValue(value, phrases), phrases: whole };
}

function packValue(value: unknown, numberOf: (phrase: Phrase) => number): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) return { $n: String(value) };
  if (value === null || typeof value !== 'object') return value;
  if (isPhrase(value)) return { $p: numberOf(value) };
  if (Array.isArray(value)) return value.length > 0 && value.every(isPhrase) ? { $p: value.map(numberOf) } : value.map((item) => packValue(item, numberOf));
  if (value instanceof Map) return { $map: [...value].map(([key, item]) => [key, packValue(item, numberOf)]) };
  if (value instanceof Set) return { $set: [...value] };
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, packValue(item, numberOf)]));
}

/** In place: the tree is fresh from JSON and nobody else's. It is as shallow as the rubric it was made of. */
function unpackValue(value: unknown, phrases: readonly Phrase[]): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const item: unknown = value[i];
      if (item !== null && typeof item === 'object') value[i] = unpackValue(item, phrases);
    }
    return value;
  }
  const record = value as Record<string, unknown>;
  for (const key in record) {
    const item = record[key];
    if (key === '$p') return Array.isArray(item) ? item.map((n: number) => phrases[n]!) : phrases[item as number]!;
    if (key === '$map') return new Map((item as [unknown, unknown][]).map(([k, v]) => [k, unpackValue(v, phrases)]));
    if (key === '$n') return Number(item);
    if (key === '$set') return new Set(item as unknown[]);
    if (item !== null && typeof item === 'object') record[key] = unpackValue(item, phrases);
  }
  return record;
}

/** Whether a value of a rubric's or language's tree is a compiled phrase. Asks for nothing that would have to be made first. */
export function isPhrase(value: unknown): value is Phrase {
  return typeof value === 'object' && value !== null && 'source' in value && typeof value.source === 'string' && 'parts' in value;
}

function lazyPhrase(source: string, packed: readonly PackedPart[]): Phrase {
  let made: readonly PhrasePart[] | null = null;
  return { source, get parts() { return (made ??= packed.map(unpackPart)); } };
}

const MARKS = { inflected: '~', exact: '=', prefix: '*' } as const;

function packPart(part: PhrasePart): PackedPart {
  if (part.kind === 'word') return MARKS[part.match] + part.text;
  return part.kind === 'gap' ? part.most : part.options.map((option) => option.map(packPart));
}

function unpackPart(part: PackedPart): PhrasePart {
  if (typeof part === 'number') return { kind: 'gap', most: part };
  if (typeof part !== 'string') return { kind: 'either', options: part.map((option) => option.map(unpackPart)) };
  return { kind: 'word', text: part.slice(1), match: part[0] === '~' ? 'inflected' : part[0] === '=' ? 'exact' : 'prefix' };
}
