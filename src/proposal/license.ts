/** A licence as an SPDX expression, out of what people write: `GNU AGPL v3`, `Apache 2.0`, `MIT License`. */

const names: readonly (readonly [words: string, id: string])[] = [
  ['agpl 3 0 or later', 'AGPL-3.0-or-later'], ['agpl 3 0 only', 'AGPL-3.0-only'], ['agpl 3 or later', 'AGPL-3.0-or-later'], ['agpl v3 or later', 'AGPL-3.0-or-later'], ['agplv3 or later', 'AGPL-3.0-or-later'],
  ['gnu affero general public license', 'AGPL-3.0'], ['gnu affero general public licence', 'AGPL-3.0'], ['agpl v3', 'AGPL-3.0'], ['agplv3', 'AGPL-3.0'], ['agpl 3 0', 'AGPL-3.0'], ['agpl 3', 'AGPL-3.0'], ['agpl', 'AGPL-3.0'],
  ['lgpl 3 0', 'LGPL-3.0'], ['lgpl v3', 'LGPL-3.0'], ['lgplv3', 'LGPL-3.0'], ['lgpl 2 1', 'LGPL-2.1'],
  ['gpl 3 0 or later', 'GPL-3.0-or-later'], ['gpl v3 or later', 'GPL-3.0-or-later'], ['gplv3 or later', 'GPL-3.0-or-later'], ['gpl 3 0', 'GPL-3.0'], ['gpl v3', 'GPL-3.0'], ['gplv3', 'GPL-3.0'], ['gpl 3', 'GPL-3.0'], ['gpl 2 0 or later', 'GPL-2.0-or-later'], ['gpl 2 0', 'GPL-2.0'], ['gpl v2', 'GPL-2.0'], ['gplv2', 'GPL-2.0'],
  ['apache license 2 0', 'Apache-2.0'], ['apache licence 2 0', 'Apache-2.0'], ['apache 2 0', 'Apache-2.0'], ['apache 2', 'Apache-2.0'],
  ['mit license', 'MIT'], ['mit licence', 'MIT'], ['mit', 'MIT'], ['mozilla public license 2 0', 'MPL-2.0'], ['mpl 2 0', 'MPL-2.0'], ['bsd 3 clause', 'BSD-3-Clause'], ['bsd 2 clause', 'BSD-2-Clause'], ['eupl 1 2', 'EUPL-1.2'],
  ['cc by sa 4 0', 'CC-BY-SA-4.0'], ['cc by nc 4 0', 'CC-BY-NC-4.0'], ['cc by 4 0', 'CC-BY-4.0'], ['cc0', 'CC0-1.0'], ['isc', 'ISC'], ['unlicense', 'Unlicense'], ['cern ohl s 2 0', 'CERN-OHL-S-2.0'],
];

/** The expression at the head of a text, else the licence its first words name, else the text itself. */
export function licenseExpression(text: string): string {
  const expression = leadingExpression(text);
  if (expression !== null) return expression;
  const key = ` ${text.toLowerCase().replace(/[^a-z0-9+]+/g, ' ').trim()} `;
  let best: { readonly id: string; readonly at: number } | null = null;
  for (const [words, id] of names) {
    const at = key.indexOf(` ${words} `);
    if (at >= 0 && (best === null || at < best.at)) best = { id, at };
  }
  return best === null || best.at > 40 ? text : best.id;
}

/** An SPDX expression the text begins with: identifiers with a digit or known as such, joined by AND, OR, WITH, in brackets. */
function leadingExpression(text: string): string | null {
  const words = text.replaceAll('(', ' ( ').replaceAll(')', ' ) ').split(' ').filter((word) => word !== '').slice(0, 40);
  const taken: string[] = [];
  let open = 0;
  let wants = true;
  let complete = 0;
  for (const word of words) {
    const bare = word.replace(/[,;.]$/, '');
    if (wants && word === '(') { open++; taken.push(word); continue; }
    if (wants) {
      if (!isIdentifier(bare, taken.at(-1) === 'WITH')) break;
      taken.push(bare);
      wants = false;
      if (open === 0) complete = taken.length;
      if (bare !== word) break;
      continue;
    }
    if (word === ')' && open > 0) { open--; taken.push(word); if (open === 0) complete = taken.length; continue; }
    if (word === 'AND' || word === 'OR' || word === 'WITH') { taken.push(word); wants = true; continue; }
    break;
  }
  return complete === 0 ? null : taken.slice(0, complete).join(' ').replaceAll('( ', '(').replaceAll(' )', ')');
}

const plainIds = new Set(['MIT', 'ISC', 'Zlib', 'Unlicense', '0BSD', 'WTFPL', 'PostgreSQL', 'proprietary', 'NONE', 'NOASSERTION']);

function isIdentifier(word: string, exception: boolean): boolean {
  if (plainIds.has(word)) return true;
  if (!/^[A-Za-z0-9][A-Za-z0-9.+-]*$/.test(word)) return false;
  if (exception || word.startsWith('LicenseRef-')) return true;
  return word.includes('-') && /[0-9]/.test(word) && /^[A-Z0-9]/.test(word);
}
