import { describe, expect, test } from 'vitest';
import { findLicenses, readLicense } from '../../src/checks/spdx/expression.js';
import { licenses } from '../../src/checks/spdx/table.js';

describe('what an expression means towards AGPL-3.0', () => {
  test.each([
    ['AGPL-3.0-or-later', ['AGPL-3.0-or-later'], 'compatible'],
    ['AGPL-3.0', ['AGPL-3.0-only'], 'compatible'],
    ['agpl', ['AGPL-3.0-only'], 'compatible'],
    ['AGPLv3+', ['AGPL-3.0-or-later'], 'compatible'],
    ['GNU AGPL 3', ['AGPL-3.0-only'], 'compatible'],
    ['GNU Affero General Public Licence, version 3 or any later version', ['AGPL-3.0-or-later'], 'compatible'],
    ['MIT License', ['MIT'], 'compatible'],
    ['the MIT licence', ['MIT'], 'compatible'],
    ['Apache 2', ['Apache-2.0'], 'compatible'],
    ['MPL 2.0', ['MPL-2.0'], 'compatible'],
    ['MPL-2.0-no-copyleft-exception', ['MPL-2.0-no-copyleft-exception'], 'incompatible'],
    ['GPL-2.0-only', ['GPL-2.0-only'], 'incompatible'],
    ['GPL-2.0', ['GPL-2.0-only'], 'incompatible'],
    ['GPL-2.0+', ['GPL-2.0-or-later'], 'compatible'],
    ['GPLv2 or later', ['GPL-2.0-or-later'], 'compatible'],
    ['GPL', ['LicenseRef-GPL'], 'unclear'],
    ['LGPL-2.1-only', ['LGPL-2.1-only'], 'compatible'],
    ['BUSL-1.1', ['BUSL-1.1'], 'incompatible'],
    ['CC BY-NC 4.0', ['CC-BY-NC-4.0'], 'incompatible'],
    ['proprietary', ['LicenseRef-Proprietary'], 'incompatible'],
    ['MIT OR GPL-2.0-only', ['MIT', 'GPL-2.0-only'], 'compatible'],
    ['MIT AND GPL-2.0-only', ['MIT', 'GPL-2.0-only'], 'incompatible'],
    ['MIT/Apache-2.0', ['MIT', 'Apache-2.0'], 'compatible'],
    ['MIT OR Apache-2.0 AND GPL-2.0-only', ['MIT', 'Apache-2.0', 'GPL-2.0-only'], 'compatible'],
    ['(MIT OR Apache-2.0) AND GPL-2.0-only', ['MIT', 'Apache-2.0', 'GPL-2.0-only'], 'incompatible'],
    ['GPL-2.0-only WITH Classpath-exception-2.0', ['GPL-2.0-only'], 'unclear'],
    ['Apache-2.0 WITH LLVM-exception', ['Apache-2.0'], 'compatible'],
    ['MIT AND CERN-OHL-S-2.0', ['MIT', 'CERN-OHL-S-2.0'], 'unclear'],
    ['something of our own', [], 'unknown'],
    ['MIT or something of our own', ['MIT'], 'unknown'],
    ['(MIT', ['MIT'], 'unknown'],
    ['MIT OR', ['MIT'], 'unknown'],
    ['MIT) OR (MIT', ['MIT'], 'unknown'],
    ['', [], 'unknown'],
  ])('%s', (expression, ids, towardsAgpl) => {
    expect(readLicense(expression)).toEqual({ ids, towardsAgpl });
  });

  test('every id of the table reads as itself', () => {
    for (const row of licenses.values()) {
      const read = readLicense(row.id);
      if (row.id.startsWith('LicenseRef-')) continue;
      expect(read, row.id).toEqual({ ids: [row.id], towardsAgpl: row.towardsAgpl });
    }
    expect(licenses.size).toBeGreaterThan(100);
  });

  test('brackets without end cost nothing', () => {
    const started = performance.now();
    expect(readLicense('('.repeat(1_000_000)).towardsAgpl).toBe('unknown');
    expect(readLicense(`${'('.repeat(450)}MIT${')'.repeat(450)}`).towardsAgpl).toBe('compatible');
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('licences named in prose', () => {
  const named = (text: string): readonly string[] => findLicenses(text).map((f) => `${text.slice(f.start, f.end)} = ${f.expression}`);
  test('with the range they cover', () => {
    expect(named('Code is AGPL-3.0-or-later, our data CC BY 4.0.')).toEqual(['AGPL-3.0-or-later = AGPL-3.0-or-later', 'CC BY 4.0 = CC-BY-4.0']);
    expect(named('under the GNU General Public License version 2 or later')).toEqual(['GNU General Public License version 2 or later = GPL-2.0-or-later']);
    expect(named('GPLv3+ it is')).toEqual(['GPLv3+ = GPL-3.0-or-later']);
  });
  test('a name that is also something else needs a licence beside it', () => {
    expect(named('She taught at MIT and rides an Apache; the Python meets the vim.')).toEqual([]);
    expect(named('The parser is under the MIT licence, the rest is licensed under Apache.')).toEqual(['MIT licence = MIT', 'Apache = Apache-2.0']);
  });
});

test('an id that is known as it stands reads as it does within an expression', () => {
  expect(licenses.size).toBeGreaterThan(50);
  for (const { id, towardsAgpl } of licenses.values()) {
    expect(readLicense(id), id).toEqual(readLicense(`(${id})`));
    expect(readLicense(id.toLowerCase()), id).toEqual({ ids: [id], towardsAgpl });
  }
});
