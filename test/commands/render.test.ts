/** `proposals render`: the same bytes as the direct report, from the JSON alone. */
import { describe, expect, test } from 'vitest';
import { render } from '../../src/report/index.js';
import { cli } from '../cli/fake-host.js';
import { accept, decline, problems, refine, run, unsettled } from '../report/fixtures.js';

const saved = (text: string) => ({ files: { '/repo/result.json': text } });

describe('render', () => {
  test('shows what evaluate showed, byte for byte', async () => {
    for (const result of [run([refine]), run([decline]), run([unsettled]), run([accept, refine], problems, 2)]) {
      const { code, out, err } = await cli(['render', 'result.json'], saved(render(result, 'json')), 'proposals');
      expect([code, err]).toEqual([0, '']);
      expect(out).toBe(render(result, 'terminal'));
    }
  });

  test('gives back the same JSON, from a file and from standard input', async () => {
    const text = render(run([decline]), 'json');
    expect((await cli(['render', 'result.json', '--format', 'json'], saved(text), 'proposals')).out).toBe(text);
    expect((await cli(['render', '-', '--format', 'json'], { stdin: text }, 'proposals')).out).toBe(text);
  });

  test('a run of problems alone goes to standard error, as it did', async () => {
    const { code, out, err } = await cli(['render', 'result.json'], saved(render(run([], problems), 'json')), 'proposals');
    expect([code, out]).toEqual([0, '']);
    expect(err).toBe(render(run([], problems), 'terminal'));
  });

  test('--why, --output and colour', async () => {
    const text = render(run([refine]), 'json');
    expect((await cli(['render', 'result.json', '--why', 'maintenance'], saved(text), 'proposals')).out).toContain('Our harbour clock');
    const written = await cli(['render', 'result.json', '--output', 'screen.txt'], saved(text), 'proposals');
    expect([written.code, written.out, written.err]).toEqual([0, '', '']);
    expect(written.host.files.get('/repo/screen.txt')).toBe(render(run([refine]), 'terminal'));
    expect((await cli(['render', 'result.json', '--color'], saved(text), 'proposals')).out).toContain('\u001b[');
  });

  const refused: readonly (readonly [string, string, readonly string[]])[] = [
    ['no JSON', '{ "version": 1,\n  nonsense', ['result.json is not a result that can be shown', 'This is no JSON', 'Save it again']],
    ['another version', '{ "version": 2 }', ['it is a result of version 2, and we read version 1']],
    ['another shape', '{ "version": 1, "tool": 5 }', ['"tool" is not as it must be']],
    ['a list', '[]', ['The whole is not as it must be']],
    ['a wrong value deep inside', render(run([refine]), 'json').replace('"recommendation": "refine"', '"recommendation": "perhaps"'), ['"evaluations.0.recommendation" is not as it must be']],
  ];
  for (const [name, text, expected] of refused) {
    test(`${name} is refused`, async () => {
      const { code, out, err } = await cli(['render', 'result.json'], saved(text), 'proposals');
      expect([code, out]).toEqual([2, '']);
      for (const words of expected) expect(err.toLowerCase().replace(/\s+/gu, ' ')).toContain(words.toLowerCase());
    });
  }

  test('a missing file, a folder, an unknown title, an input as output', async () => {
    expect(await cli(['render', 'gone.json'], {}, 'proposals')).toMatchObject({ code: 2, out: '' });
    const text = render(run([refine]), 'json');
    const unknown = await cli(['render', 'result.json', '--why', 'maintenence'], saved(text), 'proposals');
    expect(unknown).toMatchObject({ code: 2, out: '' });
    expect(unknown.err).toContain('Maintenance commitment');
    const over = await cli(['render', 'result.json', '--output', 'result.json'], saved(text), 'proposals');
    expect(over.code).toBe(2);
    expect(over.host.files.get('/repo/result.json')).toBe(text);
    expect((await cli(['render', 'result.json', '--output', 'x/y.txt'], { ...saved(text), readOnly: 'its folder is not there' }, 'proposals')).err).toContain('its folder is not there');
  });
});
