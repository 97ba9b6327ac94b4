/** Reads licences as people write them, and says whether such code may join work under AGPL-3.0. */
import parse, { type Info } from 'spdx-expression-parse';
import currentIds from 'spdx-license-ids/index.json' with { type: 'json' };
import deprecatedIds from 'spdx-license-ids/deprecated.json' with { type: 'json' };

/** Best first: of a choice (OR) the best counts, of a sum (AND) the worst. */
const verdicts = ['compatible', 'unclear', 'unknown', 'incompatible'] as const;
type Verdict = (typeof verdicts)[number];

export interface License {
  /** In SPDX. */
  readonly expression: string;
  /** Whether its code may become part of work under AGPL-3.0. */
  readonly towardsAgpl: Verdict;
}

/**
 * Whether code under a licence may become part of work under AGPL-3.0: verdict, source, ids | why.
 * Sources: `fsf` the FSF's licence list for GPL-3.0, whose section 13 lets it join AGPL-3.0; `text`
 * the licence's own text; `osi` and `spdx` their lists, for licences that the FSF has not judged.
 */
const table = `
compatible text AGPL-3.0-only AGPL-3.0-or-later | the licence itself
compatible text GPL-3.0-only GPL-3.0-or-later LGPL-3.0-only LGPL-3.0-or-later | GPL, section 13
compatible fsf GPL-2.0-or-later GPL-1.0-or-later | may be taken as GPL-3.0
compatible fsf LGPL-2.1-only LGPL-2.1-or-later LGPL-2.0-only LGPL-2.0-or-later | their section 3
compatible fsf MIT MIT-0 X11 BSD-2-Clause BSD-3-Clause BSD-2-Clause-Patent 0BSD ISC | permissive
compatible fsf Zlib BSL-1.0 NCSA PostgreSQL curl HPND NTP Beerware | permissive
compatible fsf Unlicense CC0-1.0 WTFPL | public domain
compatible fsf Apache-2.0 ECL-2.0 | their patent terms fit version 3
compatible fsf Python-2.0 PSF-2.0 Ruby W3C OLDAP-2.8 Vim Unicode-3.0 Unicode-DFS-2016 | free
compatible fsf FTL ZPL-2.1 UPL-1.0 Artistic-2.0 ClArtistic Sleepycat CC-BY-4.0 | free
compatible text MPL-2.0 EUPL-1.2 CECILL-2.0 CECILL-2.1 | section 3.3; appendix; section 5.3.4
incompatible fsf GPL-2.0-only GPL-1.0-only AGPL-1.0-only | that version alone
incompatible fsf MPL-2.0-no-copyleft-exception MPL-1.0 MPL-1.1 | no way into the GNU family
incompatible fsf EPL-1.0 EPL-2.0 CPL-1.0 IPL-1.0 CECILL-B CECILL-C | another copyleft, or credits
incompatible fsf CDDL-1.0 CDDL-1.1 CPAL-1.0 OSL-3.0 OSL-2.1 AFL-3.0 AFL-2.1 MS-PL MS-RL | more terms
incompatible fsf APSL-2.0 LPL-1.02 NPOSL-3.0 QPL-1.0 RPL-1.5 SPL-1.0 Apache-1.0 Apache-1.1 | same
incompatible fsf BSD-4-Clause OpenSSL PHP-3.01 Artistic-1.0 LPPL-1.3c EUPL-1.0 | same
incompatible fsf CC-BY-1.0 CC-BY-2.0 CC-BY-2.5 CC-BY-3.0 CC-BY-SA-1.0 CC-BY-SA-2.0 | same
incompatible fsf CC-BY-SA-2.5 CC-BY-SA-3.0 | same
incompatible fsf CC-BY-NC-4.0 CC-BY-NC-SA-4.0 CC-BY-NC-ND-4.0 CC-BY-ND-4.0 | no sale or no change
incompatible fsf CC-BY-NC-3.0 CC-BY-NC-SA-3.0 CC-BY-NC-ND-3.0 CC-BY-ND-3.0 | no sale or no change
incompatible text CAL-1.0 LicenseRef-Proprietary | the whole under it (section 4.1); no rights
incompatible text BUSL-1.1 SSPL-1.0 Elastic-2.0 JSON Parity-7.0.0 Hippocratic-2.1 | who, what for
incompatible text PolyForm-Noncommercial-1.0.0 PolyForm-Small-Business-1.0.0 Aladdin | same
incompatible text FSL-1.1-MIT FSL-1.1-ALv2 | same
unclear fsf AGPL-1.0-or-later EUPL-1.1 | lead there only by way of other licences
unclear fsf CC-BY-SA-4.0 | one way into GPL-3.0, and not made for code
unclear osi BlueOak-1.0.0 MulanPSL-2.0 | permissive
unclear text CAL-1.0-Combined-Work-Exception | for unmodified parts of larger works
unclear spdx CERN-OHL-S-2.0 CERN-OHL-W-2.0 CERN-OHL-P-2.0 OFL-1.1 ODbL-1.0 ODC-By-1.0 | not for code
unclear spdx PDDL-1.0 CDLA-Permissive-2.0 GFDL-1.3-only GFDL-1.3-or-later | not for code
unclear fsf LicenseRef-GPL LicenseRef-CC | which of them is not said`;

/** Other ways of writing parts of a name. */
const spellings = `affero_general_public=agpl lesser_general_public=lgpl general_public=gpl
affero_gpl=agpl lesser_gpl=lgpl or_any_later=or_later +=_or_later mozilla_public=mpl
eclipse_public=epl european_union_public=eupl business_source=busl bsl_1.1=busl_1.1
server_side_public=sspl creative_commons=cc attribution=by share_alike=sa sharealike=sa
non_commercial=nc noncommercial=nc no_derivatives=nd noderivatives=nd cc_zero=cc_0
2_clause_bsd=bsd_2_clause 3_clause_bsd=bsd_3_clause 4_clause_bsd=bsd_4_clause`;

/** Names that are no id. Those with a tilde, like ids without a digit, mean other things too. */
const aliases = `agpl=AGPL-3.0 agpl_or_later=AGPL-3.0-or-later lgpl=LGPL-3.0 gpl=LicenseRef-GPL
mpl=MPL-2.0 epl=EPL-2.0 eupl=EUPL-1.2 busl=BUSL-1.1 sspl=SSPL-1.0 cryptographic_autonomy=CAL-1.0
cc=LicenseRef-CC cc_0=CC0-1.0 cc_by=CC-BY-4.0 cc_by_sa=CC-BY-SA-4.0 cc_by_nc=CC-BY-NC-4.0
cc_by_nd=CC-BY-ND-4.0 cc_by_nc_sa=CC-BY-NC-SA-4.0 cc_by_nc_nd=CC-BY-NC-ND-4.0 odbl=ODbL-1.0
bsd_2=BSD-2-Clause ~simplified_bsd=BSD-2-Clause bsd_3=BSD-3-Clause ~bsd=BSD-3-Clause
~new_bsd=BSD-3-Clause ~modified_bsd=BSD-3-Clause ~apache=Apache-2.0 ~elastic=Elastic-2.0
~open_database=ODbL-1.0 ~proprietary=LicenseRef-Proprietary ~commercial=LicenseRef-Proprietary
~closed_source=LicenseRef-Proprietary ~unlicensed=LicenseRef-Proprietary
all_rights_reserved=LicenseRef-Proprietary`;

const operators = new Map<string, string>([
  ...[['and', ' AND '], ['&', ' AND '], ['+', ' AND '], ['or', ' OR '], ['/', ' OR ']] as const,
  ...[['with', ' WITH '], ['(', '('], [')', ')'], ['', '']] as const,
]);

/** Made when the first licence is read. */
let lists: ReturnType<typeof makeLists> | null = null;
function makeLists() {
  const pairs = (list: string) => list.split(/\s/).map((p) => p.replaceAll('_', ' ').split('='));
  const rows = table.trim().split('\n').map((row) => row.split(' |')[0]!.split(' '));
  const towardsAgpl = new Map(rows.flatMap(([is, , ...of]) => of.map((id) => [id, is as Verdict])));
  for (const [id, is] of towardsAgpl) towardsAgpl.set(id.replace(/-only$/, ''), is);
  const short = pairs(spellings);
  const names = new Map<string, { readonly id: string; readonly plain: boolean }>();
  for (const id of towardsAgpl.keys()) names.set(keyOf(id, []), { id, plain: /\d/.test(id) });
  for (const [key = '', id = ''] of pairs(aliases)) {
    names.set(key.replace('~', ''), { id, plain: !key.startsWith('~') });
  }
  const first = new Set(['gnu', ...[...names.keys()].map((key) => key.split(' ')[0])]);
  for (const [part, by] of short) if (first.has(by)) first.add(part!.split(' ')[0]);
  return { short, names, towardsAgpl, first };
}

/** One key for all ways of writing a name: "GNU GPL, version 2.0 or later" and `GPLv2+` alike. */
function keyOf(name: string, short: readonly string[][]): string {
  const key = name
    .toLowerCase()
    .replace(/\b(?:gnu|version|licen[sc]es?)\b|\bv\.?(?= ?\d)|(?<=[a-z]{2})v?(?=\d)/g, ' ')
    .replace(/(?:\.0)+(?![.\d])/g, '')
    .replace(/[^a-z\d.+]+/g, ' ');
  return short.reduce((so, [part, by]) => so.replace(part!, by!), key.trim());
}

/** The longest name of the table at a place; none in "AGPL-compatible" or "commercial use". */
function nameAt(text: string, start: number) {
  const { names, short } = (lists ??= makeLists());
  const words = /\w+(?:\.\w+)*\+?(?:(?:, ?|[\s-]{1,2})\w+(?:\.\w+)*\+?){0,11}/y;
  words.lastIndex = start;
  let name = words.exec(text)?.[0] ?? '';
  const parts = keyOf(name, short).split(' ');
  while (parts.length > 0 && !names.has(parts.join(' '))) parts.pop();
  const key = parts.join(' ');
  const lastWord = /(?:, ?|[\s-]+)?[\w.]+\+?$/;
  while (name !== '' && keyOf(name, short) !== key) name = name.replace(lastWord, '');
  const known = names.get(key);
  const end = start + name.length;
  const other = key === 'commercial' ? /^\s?\w/ : /^(?:-\w|[\s-](?:compatible|like|style)\b)/i;
  return known === undefined || other.test(text.slice(end, end + 12)) ? null : { ...known, end };
}

/** An id as it is listed, in any case, or one of the writer's own. */
function listedAt(text: string) {
  const word = /^[\w.-]*\w/.exec(text)?.[0] ?? '';
  const same = (id: string) => id.toLowerCase() === word.toLowerCase();
  const id = word.startsWith('LicenseRef-') ? word : [...currentIds, ...deprecatedIds].find(same);
  return id === undefined ? null : { id, end: word.length };
}

/** The licence that a text begins with; words behind it don't count. Null where there is none. */
export function parseLicense(text: string): License | null {
  const lead = /^(?:(?:the|our|all|code|source|software|open|free|licen[sc]ed?|under)\b[\s:,-]*)+/i;
  const later = /,? or (?:any )?later(?: version)?\b/gi;
  const whole = text.slice(0, 500).replace(/^[^\w(]+/, '').replace(later, '+');
  return leading(whole) ?? leading(whole.replace(lead, ''));
}

function leading(text: string): License | null {
  let written = '';
  for (const part of text.split(/(\s*[()/&]|\s+(?:and|or|with|\+)(?=\s|$))/i)) {
    const word = part.trim();
    const operator = operators.get(word.toLowerCase());
    if (operator === '(' && /[\w)]$/.test(written)) break;
    const [id = ''] = written.endsWith('WITH ') ? word.split(/[\s,;]/) : [];
    const exception = id === '' ? null : { id, end: id.length };
    const name = operator === undefined ? (exception ?? nameAt(word, 0) ?? listedAt(word)) : null;
    written += operator ?? name?.id ?? '?';
    if (name !== null && name.end < word.length) break;
  }
  try {
    const towardsAgpl = judge(parse(written));
    return { expression: written.replace(/\(+([^ ()]+)\)+/g, '$1'), towardsAgpl };
  } catch {
    return null;
  }
}

function judge(tree: Info): Verdict {
  if ('conjunction' in tree) {
    const ranks = [tree.left, tree.right].map((side) => verdicts.indexOf(judge(side)));
    return verdicts[tree.conjunction === 'or' ? Math.min(...ranks) : Math.max(...ranks)]!;
  }
  const alone = (lists ??= makeLists()).towardsAgpl.get(tree.license) ?? 'unknown';
  // An exception only permits more: what did not fit may do so now, which is for a reader.
  return tree.exception !== undefined && alone === 'incompatible' ? 'unclear' : alone;
}

/** The licences that prose names. Names that mean other things too count only beside "licence". */
export function findLicenses(text: string): { start: number; end: number; expression: string }[] {
  const found: { start: number; end: number; expression: string }[] = [];
  const { first } = (lists ??= makeLists());
  const before = /\blicen[sc]\w*\W+(?:(?:under|the|as|is|with|to|be|an?)\W+){0,3}$/i;
  const words = /(?<![\w.-])(?:[a-z]+?(?=v?\d|[^a-z]|$)|\d)/gi;
  for (const { 0: word, index: start } of text.matchAll(words)) {
    if (!first.has(word.toLowerCase()) || start < (found.at(-1)?.end ?? 0)) continue;
    const name = nameAt(text, start);
    if (name === null) continue;
    const beside = /\blicen[sc]/i.test(text.slice(start, name.end + 7));
    if (name.plain || beside || before.test(text.slice(Math.max(0, start - 40), start))) {
      found.push({ start, end: name.end, expression: name.id });
    }
  }
  return found;
}
