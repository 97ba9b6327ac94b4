/** The names that people give licences, as rows of data: folded words, the SPDX id they mean, and whether they are unmistakable in running text. */
import { isAscii, isAsciiLetter } from '../../lib/letters.js';
import { licenses } from './table.js';

export interface LicenseName {
  readonly words: readonly string[];
  readonly id: string;
  /** False: also the name of something else (a university, a language), so in prose a word like "licence" must stand beside it. */
  readonly plain: boolean;
}

/** Deprecated SPDX ids, which say less than the present ones: a bare GNU id means that version only. */
const deprecated: readonly string[] = ['AGPL-3.0', 'GPL-3.0', 'GPL-2.0', 'GPL-1.0', 'LGPL-3.0', 'LGPL-2.1', 'LGPL-2.0', 'AGPL-1.0', 'GFDL-1.3'];

const plain: readonly (readonly [names: string, id: string])[] = [
  ['apache 2 | apache2 | apache v2 | apache 2 0 | apache v2 0 | apache license 2 | apache license 2 0 | apache license version 2 0 | apache license version 2 | apache license v2 | asl 2 0 | alv2', 'Apache-2.0'],
  ['mpl2 | mpl 2 | mpl 2 0 | mplv2 | mpl v2 | mozilla public | mozilla public license 2 0 | mozilla public license version 2 0', 'MPL-2.0'],
  ['eupl | eupl 1 2 | eupl v1 2 | european union public | european union public license 1 2', 'EUPL-1.2'],
  ['epl 2 0 | eclipse public | eclipse public license 2 0', 'EPL-2.0'],
  ['cc0 | cc 0 | cc zero | creative commons zero', 'CC0-1.0'],
  ['cc by | cc by 4 | cc by 4 0 | creative commons attribution | creative commons attribution 4 0', 'CC-BY-4.0'],
  ['cc by sa | cc by sa 4 | cc by sa 4 0 | creative commons attribution sharealike | creative commons attribution share alike', 'CC-BY-SA-4.0'],
  ['cc by nc | cc by nc 4 0', 'CC-BY-NC-4.0'],
  ['cc by nc sa | cc by nc sa 4 0', 'CC-BY-NC-SA-4.0'],
  ['cc by nc nd | cc by nc nd 4 0', 'CC-BY-NC-ND-4.0'],
  ['cc by nd | cc by nd 4 0', 'CC-BY-ND-4.0'],
  ['creative commons', 'LicenseRef-CC'],
  ['bsd 3 clause | 3 clause bsd | three clause bsd | bsd 3 | bsd3 | new bsd | modified bsd', 'BSD-3-Clause'],
  ['bsd 2 clause | 2 clause bsd | two clause bsd | bsd 2 | bsd2 | simplified bsd', 'BSD-2-Clause'],
  ['bsd 4 clause | 4 clause bsd', 'BSD-4-Clause'],
  ['business source | busl | bsl 1 1', 'BUSL-1.1'],
  ['server side public | sspl', 'SSPL-1.0'],
  ['elastic license 2 0 | elastic license', 'Elastic-2.0'],
  ['cryptographic autonomy', 'CAL-1.0'],
  ['odbl | open database', 'ODbL-1.0'],
  ['boost software', 'BSL-1.0'],
  ['all rights reserved | unlicensed', 'LicenseRef-Proprietary'],
];

/** The GNU licences have many ways of naming the licence and of naming its version. */
const gnu: readonly { readonly short: string; readonly long: readonly string[]; readonly versions: readonly string[]; readonly bare: string }[] = [
  { short: 'agpl', long: ['affero gpl', 'affero general public license', 'affero general public'], versions: ['3.0', '1.0'], bare: 'AGPL-3.0-only' },
  { short: 'lgpl', long: ['lesser gpl', 'lesser general public license', 'lesser general public'], versions: ['3.0', '2.1', '2.0'], bare: 'LGPL-3.0-only' },
  { short: 'gpl', long: ['general public license', 'general public'], versions: ['3.0', '2.0', '1.0'], bare: 'LicenseRef-GPL' },
];

function gnuNames(): readonly (readonly [string, string])[] {
  return gnu.flatMap(({ short, long, versions, bare }) => {
    const names = [short, ...long].flatMap((name) => [name, `gnu ${name}`]);
    return [
      [names.join(' | '), bare] as const,
      ...versions.map((version) => {
        const digits = version.split('.');
        const ways = digits[1] === '0' ? [digits[0]!, digits.join(' ')] : [digits.join(' ')];
        const written = ways.flatMap((way) => names.flatMap((name) => [`${name} ${way}`, `${name} v${way}`, `${name} v ${way}`, `${name} version ${way}`, ...(name.endsWith(short) && name.length < 10 ? [`${name}${way}`, `${name}v${way}`] : [])]));
        return [written.join(' | '), `${short.toUpperCase()}-${version}-only`] as const;
      }),
    ];
  });
}

const mistakable: readonly (readonly [names: string, id: string])[] = [
  ['mit | expat | mit x11', 'MIT'],
  ['bsd', 'BSD-3-Clause'],
  ['apache', 'Apache-2.0'],
  ['isc', 'ISC'],
  ['zlib', 'Zlib'],
  ['python | psf', 'PSF-2.0'],
  ['proprietary | closed source | commercial', 'LicenseRef-Proprietary'],
];

/** The words of a licence's name: letters and digits in runs, lower case, "licence" in one spelling. */
export function nameWords(text: string): { readonly word: string; readonly start: number; readonly end: number }[] {
  const words: { word: string; start: number; end: number }[] = [];
  const take = (start: number, end: number): void => {
    const word = text.slice(start, end).toLowerCase();
    words.push({ word: word === 'licence' ? 'license' : word === 'licenced' ? 'licensed' : word, start, end });
  };
  if (!isAscii(text)) {
    for (const found of text.matchAll(/[\p{L}\p{N}]+/gu)) take(found.index, found.index + found[0].length);
    return words;
  }
  for (let i = 0; i < text.length; i++) {
    const start = i;
    while (i < text.length && isAsciiLetter(text.charCodeAt(i))) i++;
    if (i > start) take(start, i);
  }
  return words;
}

function rowsOf(table: readonly (readonly [string, string])[], isPlain: boolean): LicenseName[] {
  return table.flatMap(([names, id]) => names.split(' | ').map((name) => ({ words: name.split(' '), id, plain: isPlain })));
}

/** All names by their first word, longest first. Most proposals are never searched for them. */
let names: ReadonlyMap<string, readonly LicenseName[]> | null = null;

function namesByFirst(): ReadonlyMap<string, readonly LicenseName[]> {
  // An id is unmistakable when it holds a digit; a bare word such as `MIT` or `Ruby` is not.
  const ids = [...[...licenses.values()].map((row) => row.id), ...deprecated].map((id): LicenseName => ({
    words: nameWords(id).map((w) => w.word),
    id: licenses.has(id.toLowerCase()) ? id : `${id}-only`,
    plain: /\d/u.test(id),
  }));
  const byFirst = new Map<string, LicenseName[]>();
  for (const name of [...rowsOf(gnuNames(), true), ...rowsOf(plain, true), ...rowsOf(mistakable, false), ...ids]) {
    const first = name.words[0]!;
    const list = byFirst.get(first);
    if (list === undefined) byFirst.set(first, [name]);
    else list.push(name);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);
  return byFirst;
}

/** The longest name that begins at a word, or null. */
export function nameAt(words: readonly { readonly word: string }[], at: number): LicenseName | null {
  const list = (names ??= namesByFirst()).get(words[at]!.word) ?? [];
  return list.find((name) => name.words.every((word, i) => words[at + i]?.word === word)) ?? null;
}
