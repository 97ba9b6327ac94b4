/** Reduces an English word to a key that its inflections share: plural, -ed, -ing, -er doubling, and the common irregular verbs. */

/** Base form, then its irregular forms. */
const IRREGULAR = `
  be am is are was were been being, have has had having, do does did done doing,
  go goes went gone going, say said, make made, take took taken, come came, see saw seen,
  get got gotten, give gave given, find found, think thought, tell told, become became,
  leave left, feel felt, put, bring brought, begin began begun, keep kept, hold held,
  write wrote written, stand stood, hear heard, let, mean meant, set, meet met, run ran,
  pay paid, sit sat, speak spoke spoken, lie lay lain, lead led, read, grow grew grown,
  lose lost, fall fell fallen, send sent, build built, understand understood,
  draw drew drawn, break broke broken, spend spent, cut, rise rose risen, drive drove driven,
  buy bought, wear wore worn, choose chose chosen, sell sold, hide hid hidden,
  steal stole stolen, forbid forbade forbidden, bear bore borne, bind bound, catch caught,
  teach taught, seek sought, shut, win won, lend lent, throw threw thrown,
  forget forgot forgotten, withhold withheld, withdraw withdrew withdrawn, know knew known,
  show showed shown, eat ate eaten, fly flew flown, fight fought, deal dealt, feed fed,
  learn learnt learned, burn burnt burned, shoot shot, strike struck, undo undid undone, owe,
  man men, woman women, child children, person people, foot feet, datum data, life lives,
  knife knives, self selves, criterion criteria, use uses used using, good better best,
  bad worse worst, licence license licences licenses licensed licensing, analysis analyses`;

const IRREGULAR_KEY: ReadonlyMap<string, string> = new Map(
  IRREGULAR.split(',').flatMap((row) => {
    const forms = row.trim().split(' ');
    return forms.map((form): [string, string] => [form, forms[0]!]);
  }),
);

/** Words that look inflected and are not. */
const FIXED = new Set(
  `
  this his its us as has thus plus yes always perhaps towards besides sometimes less unless
  across news means nothing anything something everything during ring king thing bring spring
  string sing wing red bed need seed feed indeed speed exceed proceed hundred sacred series
  species basis crisis thesis status virus bonus campus bias gas bus was ios sos gps css dns
  aws los les des lens physics ethics politics mathematics statistics used shed being ceiling
  evening morning wedding`
    .trim()
    .split(/\s+/),
);

const VOWEL = /[aeiouy]/;
const cache = new Map<string, string>();
const CACHE_LIMIT = 20_000;

/** The key that inflected forms of a word share: `publishes`, `published`, `publishing` all give `publish`. Not a dictionary form for every word. */
export function inflectionKey(word: string): string {
  if (word.length > 40) return word;
  const known = cache.get(word);
  if (known !== undefined) return known;
  const key = reduce(word);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(word, key);
  return key;
}

function reduce(word: string): string {
  const irregular = IRREGULAR_KEY.get(word);
  if (irregular !== undefined) return irregular;
  if (FIXED.has(word) || word.length < 3) return word;
  if (word.length === 3)
    return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
  // Only the last part of a hyphenated word is inflected.
  const hyphen = word.lastIndexOf('-');
  if (hyphen > 0 && hyphen < word.length - 1)
    return word.slice(0, hyphen + 1) + reduce(word.slice(hyphen + 1));
  let base = word;
  if (base.endsWith('ies') && base.length > 4) base = base.slice(0, -3) + 'y';
  else if (/(?:ss|sh|ch|x|zz)es$/.test(base)) base = base.slice(0, -2);
  else if (base.endsWith('s') && !/(?:ss|us|is)$/.test(base)) base = base.slice(0, -1);
  else if (base.endsWith('ied') && base.length > 4) base = base.slice(0, -3) + 'y';
  else if (base.endsWith('ed') && VOWEL.test(base.slice(0, -2)) && base.length > 4)
    base = silent(base.slice(0, -2));
  else if (base.endsWith('ing') && VOWEL.test(base.slice(0, -3)) && base.length > 5)
    base = silent(base.slice(0, -3));
  // "leaving", "giving": the base form lost its e.
  const again =
    IRREGULAR_KEY.get(base) ??
    (word.endsWith('ing') && IRREGULAR_KEY.get(`${base}e`) === `${base}e` ? `${base}e` : undefined);
  if (again !== undefined) return again;
  // British and American spelling, and the silent e, never tell two words apart here.
  if (base.endsWith('ise') && base.length > 5) base = base.slice(0, -3) + 'ize';
  else if (base.endsWith('is') && base.length > 5 && base !== word) base = base.slice(0, -2) + 'iz';
  if (base.endsWith('e') && base.length > 3)
    base = base.length === 4 ? `${base.slice(0, -1)}~` : base.slice(0, -1);
  return base;
}

/** `coded` lost a silent e and must not meet `cod`; a short stem that did is marked, as `code` itself is. */
function silent(stem: string): string {
  const bare = undouble(stem);
  return bare === stem && bare.length === 3 && /^[^aeiou][aeiouy][^aeiouwxy]$/.test(bare)
    ? `${bare}~`
    : bare;
}

function undouble(stem: string): string {
  const last = stem[stem.length - 1];
  return last !== undefined &&
    stem.length > 3 &&
    stem[stem.length - 2] === last &&
    !/[lsz]/.test(last)
    ? stem.slice(0, -1)
    : /ll$/.test(stem) && stem.length > 5
      ? stem.slice(0, -1)
      : stem;
}
