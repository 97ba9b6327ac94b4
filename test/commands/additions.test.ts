/** What `init` puts behind a file that is there: the file stays as it is, whatever it holds. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { withHook, withSection } from '../../src/commands/init/additions.js';

const section = '## Ours\n\nA line.\nAnother.\n';
const hook = 'repos:\n  - repo: https://example.org/ours\n    rev: v1\n    hooks: [{ id: ours }]\n';

test('a section comes behind any text, which is left to the byte', () => {
  const line = fc.string({ unit: 'grapheme', maxLength: 12 });
  fc.assert(fc.property(fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\n\n', '')), { maxLength: 8 }), (parts) => {
    const there = parts.flat().join('');
    const made = withSection(there, section);
    expect(made.startsWith(there)).toBe(true);
    const added = made.slice(there.length);
    expect(added.replaceAll('\r\n', '\n').trimStart()).toBe(section);
    // The heading stands on a line of its own, behind an empty one.
    if (there.trim() !== '') expect(made.replaceAll('\r\n', '\n')).toMatch(/\n\n## Ours\n/u);
    // A file of one kind of line end stays so.
    if (there.includes('\r\n') && !there.replaceAll('\r\n', '').includes('\n')) expect(made.replaceAll('\r\n', '')).not.toContain('\n');
  }));
});

test('a hook becomes one entry more of any list of hooks, or is left to a person', () => {
  const word = fc.stringMatching(/^[a-z]{1,8}$/u);
  const entry = fc.record({ repo: fc.oneof(fc.constant('local'), fc.webUrl()), rev: word, hooks: fc.array(fc.record({ id: word, args: fc.array(word, { maxLength: 2 }) }), { minLength: 1, maxLength: 2 }) });
  fc.assert(fc.property(fc.array(entry, { minLength: 1, maxLength: 3 }), fc.boolean(), fc.boolean(), (repos, indented, behind) => {
    const there = stringify({ fail_fast: true, repos, ...(behind ? { exclude: 'x' } : {}) }, { indentSeq: indented, lineWidth: 0 });
    const made = withHook(there, hook);
    if (behind) { expect(made).toBeNull(); return; }
    expect(made!.startsWith(there)).toBe(true);
    expect(parse(made!)).toEqual({ fail_fast: true, repos: [...repos, (parse(hook) as { repos: readonly unknown[] }).repos[0]] });
  }));
  for (const odd of ['', 'repos: []\n', 'repos: [{ repo: local, hooks: [] }]\n', '- repo: x\n', 'repos:\n  - repo: x\n    hooks: &a []\n', ': [', 'repos:\n- repo: local\n  hooks:\n  - id: x\n    entry: |\n      - repo: y\n']) {
    const made = withHook(odd, hook);
    if (made !== null) expect((parse(made) as { repos: readonly unknown[] }).repos).toHaveLength((parse(odd) as { repos: readonly unknown[] }).repos.length + 1);
  }
});
