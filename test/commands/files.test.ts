/** Which files a run is about, and how their paths are shown. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findFiles } from '../../src/commands/files.js';
import { expandBraces, matchesGlob, matchesName } from '../../src/commands/glob.js';
import { rootOf, shownPath } from '../../src/commands/root.js';
import { fakeHost } from '../cli/fake-host.js';

const files = {
  '/repo/b.md': '', '/repo/a.md': '', '/repo/notes.txt': '', '/repo/.hidden/x.md': '', '/repo/node_modules/p/readme.md': '',
  '/repo/in/deep/c.MD': '', '/repo/in/a.reviews/amara.yaml': '', '/repo/in/a.reviews/n.md': '', '/repo/in/d.markdown': '', '/other/z.md': '',
};
const found = (paths: readonly string[], links?: Readonly<Record<string, string>>) => findFiles(paths, fakeHost({ files, ...(links === undefined ? {} : { links }) }));
const names = (paths: readonly string[]) => found(paths).files.map((file) => file.path);

describe('finding files', () => {
  test('a folder gives its Markdown by name, without hidden folders, dependencies and records', () => {
    expect(names([])).toEqual(['/repo/a.md', '/repo/b.md', '/repo/in/d.markdown', '/repo/in/deep/c.MD']);
    expect(names(['in', 'a.md'])).toEqual(['/repo/in/d.markdown', '/repo/in/deep/c.MD', '/repo/a.md']);
  });

  test('named files come as named, each once, and being named counts', () => {
    const { files: list } = found(['.', './b.md', 'a.md', '-', 'notes.txt']);
    expect(list.map((file) => [file.path, file.named])).toEqual([
      ['/repo/a.md', true], ['/repo/b.md', true], ['/repo/in/d.markdown', false], ['/repo/in/deep/c.MD', false], ['-', true], ['/repo/notes.txt', true],
    ]);
  });

  test('globs', () => {
    expect(names(['*.md'])).toEqual(['/repo/a.md', '/repo/b.md']);
    expect(names(['**/*.M?'])).toEqual(['/repo/in/deep/c.MD']);
    expect(names(['{b,a}.md'])).toEqual(['/repo/b.md', '/repo/a.md']);
    expect(names(['/other/*.md'])).toEqual(['/other/z.md']);
    expect(names(['in/**'])).toEqual(['/repo/in/d.markdown', '/repo/in/deep/c.MD']);
  });

  test('links in a circle end', () => {
    const { files: list } = found(['in'], { '/repo/in/loop': '/repo/in' });
    expect(list.map((file) => file.path)).toEqual(['/repo/in/d.markdown', '/repo/in/deep/c.MD']);
  });

  test('what is not there is a problem, with the nearest name', () => {
    const { problems, files: list } = found(['a.nd', 'x*.md', '/dev/pipe', '', 'b.md']);
    expect(list.map((file) => file.path)).toEqual(['/repo/b.md']);
    expect(problems.map((p) => [p.code, p.path])).toEqual([['path-missing', 'a.nd'], ['path-missing', 'x*.md'], ['path-unreadable', '/dev/pipe'], ['path-missing', null]]);
    expect(problems[0]!.fix).toBe('Did you mean: evaluate a.md');
  });
});

describe('globs', () => {
  test('a star matches within a name, two across folders', () => {
    expect(matchesName('proposal.md', '*.md')).toBe(true);
    expect(matchesName('aXbXc', 'a*b*c')).toBe(true);
    expect(matchesName('abc', 'a?c?')).toBe(false);
    expect(matchesGlob(['a', 'b', 'c.md'], ['**', '*.md'])).toBe(true);
    expect(matchesGlob(['c.md'], ['**', '*.md'])).toBe(true);
    expect(matchesGlob(['a', 'c.md'], ['*.md'])).toBe(false);
    expect(matchesGlob(['a', 'x', 'b'], ['a', '**', '**', 'b'])).toBe(true);
    expect(expandBraces('a{b,c}{d,e}')).toEqual(['abd', 'abe', 'acd', 'ace']);
    expect(expandBraces('{'.repeat(9))).toEqual(['{'.repeat(9)]);
    expect(expandBraces('{a,b}'.repeat(30)).length).toBeLessThanOrEqual(64);
  });

  test('agrees with a plain regular expression on plain names', () => {
    fc.assert(fc.property(fc.stringMatching(/^[ab]{0,8}$/u), fc.stringMatching(/^[ab*?]{0,8}$/u), (name, part) => {
      const regex = new RegExp(`^${part.replaceAll('?', '.').replaceAll('*', '.*')}$`, 'u');
      expect(matchesName(name, part)).toBe(regex.test(name));
    }), { numRuns: 500 });
  });

  test('never takes long', () => {
    const start = performance.now();
    expect(matchesName('a'.repeat(2000), '*a'.repeat(50) + 'b')).toBe(false);
    expect(matchesGlob(Array.from({ length: 200 }, () => 'a'), [...Array.from({ length: 50 }, () => '**'), 'b'])).toBe(false);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('paths as shown', () => {
  test('count from proposals.yaml, else from git, else from the working folder', () => {
    const host = fakeHost({ files: { '/r/.git/HEAD': '', '/r/desk/proposals.yaml': '', '/r/desk/in/a.md': '', '/r/b/c.md': '', '/repo/x/y.md': '', '/z/q.md': '' } });
    expect(rootOf('/r/desk/in/a.md', host)).toBe('/r/desk');
    expect(shownPath('/r/desk/in/a.md', host)).toBe('in/a.md');
    expect(shownPath('/r/b/c.md', host)).toBe('b/c.md');
    expect(shownPath('/repo/x/y.md', host)).toBe('x/y.md');
    expect(shownPath('/z/q.md', host)).toBe('/z/q.md');
    expect(shownPath('-', host)).toBe('-');
  });
});
