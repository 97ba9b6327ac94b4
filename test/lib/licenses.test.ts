import currentIds from 'spdx-license-ids/index.json' with { type: 'json' };
import deprecatedIds from 'spdx-license-ids/deprecated.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { findLicenses, parseLicense } from '../../src/lib/licenses.js';

describe('licences as people write them, and whether they fit AGPL-3.0', () => {
  test.each([
    ['AGPL-3.0-or-later', 'AGPL-3.0-or-later', 'compatible'],
    ['AGPL-3.0', 'AGPL-3.0', 'compatible'],
    ['agpl', 'AGPL-3.0', 'compatible'],
    ['AGPLv3+', 'AGPL-3.0-or-later', 'compatible'],
    ['GNU AGPL 3', 'AGPL-3.0', 'compatible'],
    ['GNU AGPL v3', 'AGPL-3.0', 'compatible'],
    ['GNU Affero General Public Licence, version 3 or any later version', 'AGPL-3.0-or-later', 'compatible'],
    ['MIT License', 'MIT', 'compatible'],
    ['the MIT licence', 'MIT', 'compatible'],
    ['Open source (MIT)', 'MIT', 'compatible'],
    ['`Apache 2`', 'Apache-2.0', 'compatible'],
    ['Apache License, Version 2.0', 'Apache-2.0', 'compatible'],
    ['Apache 2.0 License (code)', 'Apache-2.0', 'compatible'],
    ['Apache-2.0+', 'Apache-2.0', 'compatible'],
    ['MPL 2.0', 'MPL-2.0', 'compatible'],
    ['MPL-2.0-no-copyleft-exception', 'MPL-2.0-no-copyleft-exception', 'incompatible'],
    ['3-clause BSD', 'BSD-3-Clause', 'compatible'],
    ['BSD-3-Clause-Attribution', 'BSD-3-Clause-Attribution', 'unknown'],
    ['zimbra-1.3', 'Zimbra-1.3', 'unknown'],
    ['GPL-2.0-only', 'GPL-2.0-only', 'incompatible'],
    ['GPL-2.0', 'GPL-2.0', 'incompatible'],
    ['GPL-2.0+', 'GPL-2.0-or-later', 'compatible'],
    ['GPLv2 or later', 'GPL-2.0-or-later', 'compatible'],
    ['GPL v.3', 'GPL-3.0', 'compatible'],
    ['GPL', 'LicenseRef-GPL', 'unclear'],
    ['LGPL-2.1-only', 'LGPL-2.1-only', 'compatible'],
    ['BSL 1.1', 'BUSL-1.1', 'incompatible'],
    ['CC BY-NC 4.0', 'CC-BY-NC-4.0', 'incompatible'],
    ['Creative Commons Attribution-NonCommercial-ShareAlike 4.0 International', 'CC-BY-NC-SA-4.0', 'incompatible'],
    ['proprietary', 'LicenseRef-Proprietary', 'incompatible'],
    ['closed source', 'LicenseRef-Proprietary', 'incompatible'],
    ['All rights reserved.', 'LicenseRef-Proprietary', 'incompatible'],
    ['UNLICENSED', 'LicenseRef-Proprietary', 'incompatible'],
    ['commercial', 'LicenseRef-Proprietary', 'incompatible'],
    ['Unlicense', 'Unlicense', 'compatible'],
    ['LicenseRef-Acme', 'LicenseRef-Acme', 'unknown'],
    ['MIT OR GPL-2.0-only', 'MIT OR GPL-2.0-only', 'compatible'],
    ['MIT or Apache 2.0', 'MIT OR Apache-2.0', 'compatible'],
    ['MIT/Apache-2.0', 'MIT OR Apache-2.0', 'compatible'],
    ['MIT AND GPL-2.0-only', 'MIT AND GPL-2.0-only', 'incompatible'],
    ['MIT AND CERN-OHL-S-2.0', 'MIT AND CERN-OHL-S-2.0', 'unclear'],
    ['MIT OR Apache-2.0 AND GPL-2.0-only', 'MIT OR Apache-2.0 AND GPL-2.0-only', 'compatible'],
    ['(MIT OR Apache-2.0) AND GPL-2.0-only', '(MIT OR Apache-2.0) AND GPL-2.0-only', 'incompatible'],
    ['GPL-2.0-only WITH Classpath-exception-2.0', 'GPL-2.0-only WITH Classpath-exception-2.0', 'unclear'],
    ['Apache-2.0 WITH LLVM-exception', 'Apache-2.0 WITH LLVM-exception', 'compatible'],
    ['Apache-2.0 WITH LLVM-exception for the core', 'Apache-2.0 WITH LLVM-exception', 'compatible'],
    ['AGPL-3.0-or-later for code, CC-BY for texts', 'AGPL-3.0-or-later', 'compatible'],
    ['Code: AGPL-3.0; docs: CC-BY', 'AGPL-3.0', 'compatible'],
  ] as const)('%s', (text, expression, towardsAgpl) => {
    expect(parseLicense(text)).toEqual({ expression, towardsAgpl });
  });

  test.each([
    '', 'banana', 'none', 'NONE', 'to be decided', 'TBD', 'open source', 'our own terms', 'no licence', 'not MIT', 'constructor',
    'AGPL-compatible', 'AGPL 3.0 compatible', 'MIT-like', 'permitted', 'our commitment', 'Commercial use allowed', 'GPL 2 or 3',
    'MIT or something of our own', 'MIT with Commons Clause', '(MIT', 'MIT OR', 'MIT) OR (MIT', 'version 2',
  ])('no expression: %j', (text) => {
    expect(parseLicense(text)).toBeNull();
  });

  test('every listed id reads as itself, and the table names listed ids alone', () => {
    const verdicts = new Map<string, number>();
    for (const id of [...currentIds, ...deprecatedIds]) {
      const read = parseLicense(id);
      expect(read?.expression, id).toBe(id);
      verdicts.set(read!.towardsAgpl, (verdicts.get(read!.towardsAgpl) ?? 0) + 1);
    }
    const { unknown, ...judged } = Object.fromEntries(verdicts);
    expect(judged).toEqual({ compatible: 57, incompatible: 66, unclear: 17 });
    expect(unknown).toBeGreaterThan(500);
  });

  test('long texts and deep brackets cost little', () => {
    const started = performance.now();
    expect(parseLicense('('.repeat(1_000_000))).toBeNull();
    expect(parseLicense(`${'('.repeat(200)}MIT${')'.repeat(200)}`)?.towardsAgpl).toBe('compatible');
    findLicenses('licence under the '.repeat(10_000));
    findLicenses('a'.repeat(200_000));
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('licences named in prose', () => {
  const named = (text: string): readonly string[] => findLicenses(text).map((f) => `${text.slice(f.start, f.end)} = ${f.expression}`);
  test('with the range they cover', () => {
    expect(named('Code is AGPL-3.0-or-later, our data CC BY 4.0.')).toEqual(['AGPL-3.0-or-later = AGPL-3.0-or-later', 'CC BY 4.0 = CC-BY-4.0']);
    expect(named('under the GNU General Public License version 2 or later')).toEqual(['GNU General Public License version 2 or later = GPL-2.0-or-later']);
    expect(named('GPLv3+ it is, or the SSPL; all rights reserved.')).toEqual(['GPLv3+ = GPL-3.0-or-later', 'SSPL = SSPL-1.0', 'all rights reserved = LicenseRef-Proprietary']);
    expect(named('Under GPL. 3 people came.')).toEqual(['GPL = LicenseRef-GPL']);
  });
  test('a name that is also something else needs a licence beside it', () => {
    expect(named('She taught at MIT and rides an Apache; the Python meets the vim on unlicensed, proprietary bands.')).toEqual([]);
    expect(named('The parser is under the MIT licence, the rest is licensed under Apache.')).toEqual(['MIT licence = MIT', 'Apache = Apache-2.0']);
    expect(named('We buy a proprietary licence, not a non-commercial licence, and avoid AGPL-incompatible code.')).toEqual(['proprietary licence = LicenseRef-Proprietary']);
  });
});
