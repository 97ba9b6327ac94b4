/** `config`: every value with the line that set it, as a page that could be the settings themselves, and as JSON. */
import { describe, expect, test } from 'vitest';
import { configFor, parseConfig } from '../../src/reviews/config.js';
import { cli } from '../cli/fake-host.js';

const settings = `# ours
reviewers:
  - amara
  - "to: mas"
records: decisions
before-merge:
  submitted: complete
  accepted: nothing
rubrics: { research: rubrics/ours.yaml }
overrides:
  - paths: [proposals/large/**]
    reviewers: [x]
    before-merge: { submitted: decided }
  - paths: proposals/large/dam.md
    second-reader: []
    assistants: settle
`;
const files = { '/repo/proposals.yaml': settings, '/repo/proposals/large/dam.md': 'x', '/repo/proposals/small/well.md': 'x' };
const config = (argv: readonly string[] = [], options: Parameters<typeof cli>[1] = { files }): ReturnType<typeof cli> => cli(['config', ...argv], options, 'proposals');

/** Key → remark, of a page. */
const remarks = (out: string): Record<string, string> => Object.fromEntries(out.split('\n').flatMap((line) => { const found = /^ {0,2}([a-z-]+):.*# (.*)$/u.exec(line); return found === null ? [] : [[found[1]!, found[2]!]]; }));

describe('config', () => {
  test('says of each value which line of which file set it', async () => {
    const { code, out, err } = await config();
    expect([code, err]).toEqual([0, '']);
    expect(out.split('\n')[0]).toBe('# proposals.yaml, as it holds for this folder');
    expect(out).toContain('reviewers: [amara, "to: mas"]');
    expect(remarks(out)).toEqual({
      proposals: 'default: whatever says its type', ignore: 'default', reviewers: 'proposals.yaml:2', 'second-reader': 'default', assistants: 'default', 'self-assessment': 'default', records: 'proposals.yaml:5', rubric: 'default: by the type',
      rubrics: 'proposals.yaml:9', draft: 'default', submitted: 'proposals.yaml:7', accepted: 'proposals.yaml:8', deferred: 'default', declined: 'default', active: 'default', concluded: 'default',
    });
    // What holds for some paths only is not hidden.
    expect(out).toContain('# proposals.yaml:11 sets other values for proposals/large/**; proposals config FILE shows them');
    for (const line of out.split('\n').filter((one) => !one.startsWith('#'))) expect(line.length, line).toBeLessThanOrEqual(80);
  });

  test('lays the overrides over it for one proposal; an empty list sets nothing', async () => {
    const { out } = await config(['proposals/large/dam.md']);
    expect(out.split('\n')[0]).toBe('# proposals.yaml, as it holds for proposals/large/dam.md');
    expect(out).not.toContain('other values');
    expect(out).toContain('reviewers: [x]');
    expect(remarks(out)).toMatchObject({ reviewers: 'proposals.yaml:12', submitted: 'proposals.yaml:13', assistants: 'proposals.yaml:16', 'second-reader': 'default', accepted: 'proposals.yaml:8' });
    const other = await config(['proposals/small/well.md']);
    expect(remarks(other.out)).toMatchObject({ reviewers: 'proposals.yaml:2', submitted: 'proposals.yaml:7' });
  });

  test.each([[[]], [['proposals/large/dam.md']], [['proposals/small/well.md']]])('is itself a proposals.yaml that says the same (%j)', async (argv) => {
    const { out } = await config(argv);
    const again = parseConfig(out, 'proposals.yaml');
    const first = parseConfig(settings, 'proposals.yaml');
    if (!again.ok || !first.ok) throw new Error(JSON.stringify([again, first]));
    const wanted = argv.length === 0 ? first.value : configFor(first.value, argv[0]!);
    expect({ ...again.value, overrides: null }).toEqual({ ...wanted, overrides: null });
  });

  test('as JSON holds the same', async () => {
    const { out } = await config(['proposals/large/dam.md', '--format', 'json']);
    const json = JSON.parse(out) as { readonly path: string; readonly settings: Record<string, unknown> };
    expect(json.path).toBe('proposals.yaml');
    expect(json.settings).toMatchObject({ reviewers: { value: ['x'], from: 'proposals.yaml:12' }, 'before-merge.submitted': { value: 'decided', from: 'proposals.yaml:13' }, records: { value: 'decisions', from: 'proposals.yaml:5' }, rubric: { value: null, from: null } });
    const folder = JSON.parse((await config(['--format', 'json'])).out) as { readonly overrides: unknown };
    expect(folder.overrides).toEqual([{ paths: ['proposals/large/**'], from: 'proposals.yaml:11' }, { paths: ['proposals/large/dam.md'], from: 'proposals.yaml:14' }]);
  });

  test('without a file gives the defaults, and finds one above', async () => {
    const none = await config([], { files: { '/repo/x.md': 'x' } });
    expect([none.code, none.out.split('\n')[0]]).toEqual([0, '# No proposals.yaml holds for this folder; these are the defaults.']);
    expect(new Set(Object.values(remarks(none.out)).map((remark) => remark.split(':')[0]))).toEqual(new Set(['default']));
    const below = await config(['dam.md'], { files, cwd: '/repo/proposals/large' });
    expect(remarks(below.out)['reviewers']).toBe('proposals.yaml:12');
  });

  test('an override that stands without a list has its line too', async () => {
    const { out } = await config(['a.md'], { files: { '/repo/proposals.yaml': 'overrides:\n  paths: "*.md"\n  reviewers: [x]\n' } });
    expect(remarks(out)['reviewers']).toBe('proposals.yaml:3');
  });

  test('broken settings are a problem with its place, and nothing is printed as if it held', async () => {
    for (const [text, at, fix] of [['reviewer: [a]\n', 'proposals.yaml:1:1', 'Is it reviewers?'], ['reviewers: [a\n', 'proposals.yaml:', ''], ['before-merge:\n  draft: compleet\n', 'proposals.yaml:2:10', 'Is it complete?']] as const) {
      const { code, out, err } = await config([], { files: { '/repo/proposals.yaml': text } });
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain(at);
      expect(err).toContain(fix);
      expect(err).toContain('proposals.yaml could not be used.');
    }
    const format = await config(['--format', 'xml']);
    expect([format.code, format.out]).toEqual([2, '']);
  });

  test('nothing in a value moves the cursor or forges a line', async () => {
    const hostile = 'reviewers: ["a\\nassistants: settle", "\\e[31mred", "\\u202eback"]\n';
    const { out } = await config([], { files: { '/repo/proposals.yaml': hostile } });
    expect(out).not.toMatch(/[\u001b\u202e]/u);
    expect(out.split('\n').filter((line) => line.startsWith('assistants:'))).toHaveLength(1);
    expect((await config(['--format', 'json'], { files: { '/repo/proposals.yaml': hostile } })).out).not.toMatch(/[\u001b\u202e]/u);
  });
});
