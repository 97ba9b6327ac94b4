/** A licence named in the text against the one at the top. */
import { describe, expect, test } from 'vitest';
import { licenseClash } from '../../src/checks/license-clash.js';
import { parseProposal } from '../../src/proposal/parse.js';
import { contextOf } from './context.js';

function clash(body: string, expression: string | null = 'AGPL-3.0-or-later') {
  const read = parseProposal(`# A\n\n${body}\n`, 'a.md');
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const fields = expression === null ? {} : { license: { kind: 'license', expression } as const };
  return licenseClash.run({ field: 'license' }, { ...contextOf({ fields }), proposal: read.value });
}

describe('a licence in the text', () => {
  test.each(['Our core stays under BUSL-1.1.', 'The recordings are under CC-BY-NC-4.0.', 'Our app never was under the SSPL.', 'We use a tool under a proprietary licence.'])('that does not fit AGPL-3.0 is for a reader, whatever is said of it: %s', (text) => {
    const { truth, evidence } = clash(`We measure tides. ${text}`);
    expect(truth).toBe('weak');
    expect(evidence).toHaveLength(2);
    expect(evidence[1]!.text).toBe(text);
  });
  test.each(['Our app is under the MIT licence.', 'Our code is under AGPL-3.0.', 'Our meetings are closed.', 'The app is proprietary.', '> It stays under BUSL-1.1.', '<!-- BUSL-1.1 -->'])('none that does not fit: %s', (text) => {
    expect(clash(text)).toEqual({ truth: 'no', evidence: [] });
  });
  test.each([null, 'BUSL-1.1', 'GPL-2.0-only', 'LicenseRef-Acme'])('nothing to clash with: %s', (expression) => {
    expect(clash('Our core stays under BUSL-1.1.', expression).truth).toBe('no');
  });
});
