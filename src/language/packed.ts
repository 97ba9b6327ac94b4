/** Rubrics and languages as text that reads fast: phrases once each and in few characters, maps and sets named, the index of their words made beforehand. */
import type { Phrase, PhrasePart } from '../rubric/types.js';
import { phraseList, type PhraseList } from './phrase-match.js';
import { wordsOfPhrases } from './phrase-words.js';
import { openTable, packTable, type PackedTable } from './word-table.js';

/** `~` inflected, `=` exact, `*` prefix; a number is a gap; a list holds alternatives, each a list. */
type PackedPart = string | number | readonly (readonly PackedPart[])[];

/** The first line. Behind it a line for each phrase: its source as JSON, a tab, its parts as JSON; most are never read. */
interface Packed {
  /** The data, in which `{"$p":[…]}` is a list of phrases by number, `{"$p":n}` one, `{"$map":[…]}` and `{"$set":[…]}` what they say, `{"$n":…}` a number without end. */
  readonly value: unknown;
  /** Those that are looked for as a whole come first, list by list: how many there are, and the words that find them in a text. */
  readonly lists: readonly { readonly count: number; readonly words: PackedTable; readonly longest: number }[];
  /** The length of each phrase's line, so that they need not be looked for. */
  readonly lengths: readonly number[];
}

/** The data as text in ASCII, which takes half the memory of any other. Each of `lists` is looked for as a whole; no phrase is in two of them. */
export function pack(value: unknown, ...lists: readonly (readonly Phrase[])[]): string {
  const numbers = new Map<Phrase, number>(lists.flat().map((phrase, i) => [phrase, i]));
  const numberOf = (phrase: Phrase): number => {
    const known = numbers.get(phrase);
    if (known !== undefined) return known;
    numbers.set(phrase, numbers.size);
    return numbers.size - 1;
  };
  const packed = packValue(value, numberOf);
  const lines = [...numbers.keys()].map((p) => inAscii(`${JSON.stringify(p.source)}\t${JSON.stringify(p.parts.map(packPart))}`));
  const made: Packed = { value: packed, lists: lists.map((list) => { const { known, longest } = wordsOfPhrases(list); return { count: list.length, words: packTable(known), longest }; }), lengths: lines.map((line) => line.length) };
  return [inAscii(JSON.stringify(made)), ...lines].join('\n');
}

/** JSON with everything beyond ASCII escaped. */
function inAscii(json: string): string {
  return json.replace(/[^\x00-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The data again, and the lists of phrases that were given with it. */
export function unpack(text: string): { readonly value: unknown; readonly lists: readonly PhraseList[] } {
  const end = text.indexOf('\n');
  const { value, lists, lengths } = JSON.parse(end < 0 ? text : text.slice(0, end)) as Packed;
  const starts = new Uint32Array(lengths.length);
  for (let i = 0, at = end + 1; i < lengths.length; i++) { starts[i] = at; at += lengths[i]! + 1; }
  const phrases: (Phrase | undefined)[] = [];
  const phraseAt = (i: number): Phrase => (phrases[i] ??= new LazyPhrase(text, starts[i]!, lengths[i]!));
  let from = 0;
  return {
    value: unpackValue(value, phraseAt),
    lists: lists.map(({ count, words, longest }) => {
      const first = from;
      from += count;
      return phraseList(count, (i) => phraseAt(first + i), { table: openTable(words), longest });
    }),
  };
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
function unpackValue(value: unknown, phraseAt: (i: number) => Phrase): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const item: unknown = value[i];
      if (item !== null && typeof item === 'object') value[i] = unpackValue(item, phraseAt);
    }
    return value;
  }
  const record = value as Record<string, unknown>;
  for (const key in record) {
    const item = record[key];
    if (key === '$p') return Array.isArray(item) ? item.map(phraseAt) : phraseAt(item as number);
    if (key === '$map') return new Map((item as [unknown, unknown][]).map(([k, v]) => [k, unpackValue(v, phraseAt)]));
    if (key === '$n') return Number(item);
    if (key === '$set') return new Set(item as unknown[]);
    if (item !== null && typeof item === 'object') record[key] = unpackValue(item, phraseAt);
  }
  return record;
}

/** Whether a value of a rubric's or language's tree is a compiled phrase. Asks for nothing that would have to be made first. */
export function isPhrase(value: unknown): value is Phrase {
  return value instanceof LazyPhrase || (typeof value === 'object' && value !== null && 'source' in value && typeof value.source === 'string' && 'parts' in value);
}

/** Read when it is first tried. */
class LazyPhrase implements Phrase {
  private made: Phrase | null = null;
  constructor(private text: string, private readonly start: number, private readonly length: number) {}
  get source(): string { return this.whole().source; }
  get parts(): readonly PhrasePart[] { return this.whole().parts; }
  private whole(): Phrase {
    if (this.made === null) {
      const line = this.text.slice(this.start, this.start + this.length);
      const tab = line.indexOf('\t');
      this.made = { source: JSON.parse(line.slice(0, tab)) as string, parts: (JSON.parse(line.slice(tab + 1)) as PackedPart[]).map(unpackPart) };
      this.text = '';
    }
    return this.made;
  }
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
