/** Hostile proposals through the whole pipeline and every form: nothing of them gets out of where it is quoted, and no contact data get out at all. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { exitOf } from '../../src/commands/exit.js';
import type { RunResult } from '../../src/evaluate/result.js';
import { formats, render } from '../../src/report/index.js';
import { cli } from '../cli/fake-host.js';
import { example } from '../cli/repository.js';
import { commandsIn } from '../report/workflow-commands.js';

const ESC = '\u001b';
/** Each a way out of some form. */
const attacks: Readonly<Record<string, string>> = {
  'a workflow command': '::error file=app.js,line=1::FORGED',
  'a command with an encoded line end': 'x%0A::warning::FORGED%0D%0A::error::FORGED',
  'an old workflow command': 'see ##[error]FORGED and ##[add-mask]gossip',
  'the end of CDATA': ']]><testcase name="FORGED"/><![CDATA[',
  'a script': '<script>alert(1)</script><img src=x onerror=alert(1)>',
  'XML': '"/></testcase><testcase name="FORGED"><failure message="',
  'ANSI': `${ESC}[31mFORGED${ESC}[0m ${ESC}]0;title\u0007 \u009b2J`,
  'bidi': '\u202egnp.FORGED\u2066x\u2069',
  'a table': '| FORGED | cells | and | more |',
  'backticks': '``` `FORGED` ```` ` ``',
  'our own headings': '### Three sentences to go: FORGED',
  'our own ending': '</details> <details><summary>FORGED</summary>',
  'our own mark': '<!-- proposals: 99 to write -->',
  'links and images': '[FORGED](https://evil.example) ![x](https://evil.example/x.png) <https://evil.example> https://evil.example www.evil.example',
  'mentions': '@maintainer and @org/team, see #1 and GH-1',
  'emphasis, math, footnotes': '**FORGED** _x_ ~~y~~ $$\\FORGED$$ [^1]: FORGED',
  'JSON': '"}],"exit":{"code":0}}//',
  'nothing printable': '\u0000\u0001\u200b\ufeff\ufffe\uffff\ud800',
};
const secret = { name: 'Zebedee Quillfeather', email: 'zebedee@quillfeather.example', website: 'https://quillfeather.example/zebedee' };

/** Hostile words in the title, in headings, in statements that are quoted, in labels and in the path. */
function hostile(attack: string): string {
  const oneLine = JSON.stringify(attack);
  return example('refine')
    .replace(/^title: .*$/mu, `title: ${oneLine}`)
    .replace(/^contact: .*$/mu, `contact: { name: "${secret.name}", email: "${secret.email}", website: "${secret.website}" }`)
    .replace(/\n## ([^\n]+)\n/gu, (_, heading: string) => `\n## ${heading}\n\nWe will sell patents on ${attack} and ${secret.name} (${secret.email}, ${secret.website}) keeps it private until the board has decided. We publish ${attack} openly.\n`)
    .replace(/^(- \[.\] .*)$/gmu, `$1 ${attack.replaceAll('$', '$$$$')} says ${secret.name}`);
}

async function judged(attack: string): Promise<RunResult> {
  const files = { '/repo/.git/HEAD': '', '/repo/proposals.yaml': 'reviewers: [amara]\n', [`/repo/proposals/x${attack.replace(/[/\u0000]/gu, '').slice(0, 40)}.md`]: hostile(attack), '/repo/broken.md': `---\ntype: ${attack}: x\n---\n` };
  const { out } = await cli(['/repo/proposals', '/repo/broken.md', '--today', '2026-11-21', '--format', 'json'], { files });
  const result = JSON.parse(out) as RunResult;
  const evaluations = result.evaluations.map((evaluation) => ({
    ...evaluation, gate: { needs: 'complete', met: false, lacks: 2, why: `It is ${attack}.` } as const,
    waivers: [{ id: 'values/privacy', title: attack, status: 'missing' as const, by: attack, why: attack, until: '2026-12-31' }],
  }));
  return {
    ...result, evaluations,
    request: { base: attack, commit: 'd'.repeat(40), trusted: false, changes: [{ path: `${attack}.yaml`, kind: 'rubric', difference: attack }], decided: [{ path: attack, title: attack, outcome: 'accept', by: attack, on: '2026-10-01' }] },
    exit: { ...exitOf({ evaluations, problems: result.problems }, 'before-merge'), why: `Not ready: ${attack}` },
  };
}

/** Characters that a terminal or a reader would obey. */
const obeyed = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;

function nodesOf(root: Root): readonly Nodes[] {
  const out: Nodes[] = [];
  const waiting: Nodes[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    out.push(node);
    if ('children' in node) waiting.push(...node.children);
  }
  return out;
}

describe.each(Object.entries(attacks))('%s', (_, attack) => {
  const made = judged(attack);
  const text = async (format: string): Promise<string> => render(await made, format);

  test('is judged, or refused as no text', async () => {
    const { evaluations, problems } = await made;
    expect(evaluations.length).toBe(attack.includes('\u0000') ? 0 : 1);
    expect(problems.length).toBeGreaterThan(0);
  });

  test('obeys nothing in any form', async () => {
    for (const { name } of formats) expect(await text(name), name).not.toMatch(obeyed);
  });

  test('brings no contact data out', async () => {
    for (const { name } of formats) {
      const shown = await text(name);
      for (const word of ['Zebedee', 'Quillfeather', 'quillfeather.example']) expect(shown, name).not.toContain(word);
    }
  });

  test('forges no workflow command', async () => {
    const result = await made;
    const commands = commandsIn(await text('github'));
    expect(commands.length).toBeLessThanOrEqual(10);
    for (const one of commands) {
      expect(['error', 'warning', 'notice']).toContain(one.name);
      expect(Object.keys(one.properties).every((key) => ['file', 'line', 'title'].includes(key))).toBe(true);
      expect(one.properties['title']).not.toBe(undefined);
    }
    expect(commands.length).toBe(Math.min(10, (await text('github')).split('\n').filter((line) => line.startsWith('::')).length));
    expect(result.exit.why).toContain('Not ready');
  });

  test('stays inside XML', async () => {
    const xml = await text('junit');
    expect(XMLValidator.validate(xml)).toBe(true);
    const tags = new Set<string>();
    new XMLParser({ ignoreAttributes: false, updateTag: (name) => { tags.add(name); return true; } }).parse(xml);
    for (const tag of tags) expect(['?xml', 'testsuites', 'testsuite', 'testcase', 'failure', 'skipped', 'error']).toContain(tag);
    expect((xml.match(/<testcase /gu) ?? []).length).toBe(Number(/tests="(\d+)"/u.exec(xml)![1]));
  });

  test('stays inside JSON', async () => {
    for (const name of ['json', 'sarif', 'rdjson']) expect(() => JSON.parse(''), name).toThrow();
    for (const name of ['json', 'sarif', 'rdjson']) expect(typeof JSON.parse(await text(name)), name).toBe('object');
    expect((JSON.parse(await text('json')) as RunResult).exit.code).toBe((await made).exit.code);
  });

  test('stays inside Markdown', async () => {
    const markdown = await text('markdown');
    const nodes = nodesOf(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }));
    const of = (type: string): readonly Nodes[] => nodes.filter((node) => node.type === type);
    for (const type of ['link', 'image', 'linkReference', 'imageReference', 'definition', 'footnoteDefinition', 'footnoteReference', 'strong', 'delete', 'code', 'thematicBreak', 'blockquote']) expect(of(type), type).toEqual([]);
    for (const node of of('html')) expect((node as { readonly value: string }).value).toMatch(/^(<!-- -->|<!-- proposals: \d+ to write -->|<details><summary>(Waivers, and how|How) this was evaluated<\/summary>|<\/details>)$/u);
    expect(of('html').filter((node) => (node as { readonly value: string }).value.includes('proposals:'))).toHaveLength(1);
    expect(markdown.startsWith('<!-- proposals: ')).toBe(true);
    for (const node of of('heading')) expect((node as { readonly depth: number }).depth).toBe(3);
    expect(of('heading').length).toBeLessThanOrEqual(2);
    for (const row of of('tableRow')) expect((row as { readonly children: readonly unknown[] }).children).toHaveLength(3);
  });
});

test('the attacks do reach the reports', async () => {
  const shown = await Promise.all(Object.values(attacks).map(async (attack) => render(await judged(attack), 'markdown')));
  expect(shown.filter((text) => text.includes('FORGED')).length).toBeGreaterThan(10);
  const quoted = await Promise.all(Object.values(attacks).map(async (attack) => JSON.stringify((await judged(attack)).evaluations[0]?.criteria ?? [])));
  expect(quoted.filter((text) => text.includes('FORGED')).length).toBeGreaterThan(8);
});
