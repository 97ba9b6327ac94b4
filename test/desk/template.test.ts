import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillTemplate } from '../../src/desk/template.js';

const values = { name: 'Ada', none: '', list: ['one', 'two'], empty: [] };
const filled = (source: string): string => { const done = fillTemplate(source, values, 't.md'); return done.ok ? done.value : done.problems.map((one) => `${one.line}:${one.column} ${one.message}`).join('\n'); };

describe('letter templates', () => {
  it('fills names, lists and parts that may be absent', () => {
    expect(filled('Dear {{name}},\n{{#list}}\n- {{.}}\n{{/list}}\n{{^none}}nothing{{/none}}{{#none}}x{{none}}{{/none}}{{#empty}}- {{.}}{{/empty}}')).toBe('Dear Ada,\n- one\n- two\nnothing');
    expect(filled('{{#list}}There are some.{{/list}}')).toBe('There are some.');
    expect(filled('{{ name }} {{#name}}({{name}}){{/name}}')).toBe('Ada (Ada)');
  });

  it('makes a missing value, an unknown name and a broken part problems at their place', () => {
    expect(filled('a\n {{nam}}')).toMatch(/^2:2 there is no \{\{nam\}\}\. Is it \{\{name\}\}\?/);
    expect(filled('x {{none}}')).toBe('1:3 {{none}} has no value here.');
    expect(filled('{{#list}}a')).toMatch(/never closed/);
    expect(filled('{{/list}}')).toMatch(/closes nothing/);
    expect(filled('{{#list}}{{/name}}{{/list}}')).toMatch(/closes \{\{#list\}\}/);
    expect(filled('{{#list}}{{#name}}{{/list}}')).toMatch(/part inside a part/);
    expect(filled('{{.}}')).toMatch(/stands for an item/);
    expect(filled('{{#empty}}{{naem}}{{/empty}}')).toMatch(/there is no/);
  });

  it('never obeys what a value holds', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      const done = fillTemplate('<{{name}}>', { name: `{{x}}${text}` }, 't.md');
      expect(done.ok && done.value).toBe(`<{{x}}${text}>`);
    }));
  });
});
