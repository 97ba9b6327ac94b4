/** Reads the labelled statements of `statements.yaml` and `blind.yaml` and gives the share read rightly, by phenomenon: what `npm run accuracy` prints. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { loadLanguage } from '../../src/evidence/language.js';
import type { Language } from '../../src/evidence/language.js';
import { readStatement } from '../../src/evidence/statement.js';

const DATA = new URL('../../rubrics/language/english/', import.meta.url);

/** The shipped English, compiled; throws with every problem of its data. */
export function english(): Language {
  const files = readdirSync(DATA).filter((f) => f.endsWith('.yaml')).sort();
  const loaded = loadLanguage(files.map((f) => readFileSync(new URL(f, DATA), 'utf8')));
  if (!loaded.ok) throw new Error(loaded.problems.map((p) => p.message).join('\n'));
  return loaded.value;
}

/** Short names of criteria in the statements, and the titles of their lines. */
export const TITLES: Readonly<Record<string, string>> = {
  open: 'Open source commitment', privacy: 'Privacy and data sovereignty', equity: 'Equity and inclusion', green: 'Environmental sustainability',
  calm: 'Consciousness-first', candid: 'Transparent communication', exchange: 'Clear value exchange', scope: 'Realistic scope',
  strengths: 'Complementary strengths', metrics: 'Shared success metrics', lasting: 'Long-term sustainability', fit: 'Architecture fit',
  licence: 'License compatibility', quality: 'Quality standards', upkeep: 'Maintenance commitment', good: 'Social or environmental good',
  knowledge: 'Knowledge contribution', eco: 'Ecosystem strengthening', scale: 'Scalability', 'avoid-reciprocity': 'Reciprocity, not extraction',
  'avoid-harm': 'No surveillance, weapons, extraction or manipulation', 'avoid-scope': 'Scope, time and means fit',
  'avoid-candid': 'Open about values, motives and limits', 'avoid-joint': 'Joint work stays open',
  rigor: 'Scientific rigor', novelty: 'Novelty', priorities: 'Research priorities', milestones: 'Dated milestones', outputs: 'Shared outputs',
  resources: 'Funding or resources', osvalues: 'Community values', osscope: 'Integration scope', osupkeep: 'Long-term maintenance',
  osquality: 'Quality of the project', osneeds: 'Resource requirements', bizopen: 'Commitment to open source', bizlasting: 'Lasting business and vision',
  pay: 'Fair compensation', back: 'Contribution back', bizgood: 'Positive impact of the use', commimpact: 'Community impact',
  commvalues: 'Values in the work', led: 'Community-led', commscope: 'Scope within our capacity', sharing: 'Knowledge sharing', co: 'Co-creation',
  agcandid: 'Transparency', mutual: 'Mutual success', vision: 'Long-term vision', ethics: 'Ethical alignment', usecase: 'Clear use case',
  asked: 'Stakeholders aligned', budget: 'Budget confirmed', roadmap: 'Implementation roadmap', roi: 'Expected return', adoption: 'Adoption',
  value: 'Value', satisfaction: 'Satisfaction', growth: 'Growth', sector: 'Grows the sector', members: 'Strengthens members',
  incentives: 'Shared incentives', layer: 'Layer of the stack', complements: 'Complements the stack', archetype: 'Role in the stack',
  brings: 'What it brings', relations: 'Sector relationships', level: 'Level of engagement',
};

export interface Phenomenon {
  readonly name: string;
  readonly floor: number;
  readonly right: number;
  readonly of: number;
  readonly wrong: readonly string[];
}

export interface LabelledStatement { readonly criterion: string; readonly says: string; readonly text: string; readonly ticked: boolean }

export function labelledStatements(): readonly { readonly phenomenon: string; readonly floor: number; readonly statements: readonly LabelledStatement[] }[] {
  const groups = ['./statements.yaml', './blind.yaml'].flatMap((file) => parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as { phenomenon: string; floor: number; statements: string }[]);
  return groups.map((g) => ({
    phenomenon: g.phenomenon, floor: g.floor,
    statements: g.statements.split('\n').filter((row) => row.trim() !== '').map((row) => { const [criterion = '', says = '', ...text] = row.split(' | '); const words = text.join(' | '); const ticked = !words.startsWith('[ ] '); return { criterion, says, ticked, text: words === '""' ? '' : ticked ? words : words.slice(4) }; }),
  }));
}

/** How many statements of each phenomenon are read rightly. */
export function measure(language: Language = english()): readonly Phenomenon[] {
  return labelledStatements().map(({ phenomenon, floor, statements }) => {
    const wrong: string[] = [];
    for (const { criterion, says, text, ticked } of statements) {
      const title = TITLES[criterion];
      if (title === undefined) throw new Error(`unknown criterion ${criterion}`);
      const got = readStatement(text, { titles: [title], polarity: criterion.startsWith('avoid-') ? 'bad' : 'good', language, ticked });
      // Words without any of their own leave a criterion partial, as a hedge does.
      // So do words that affirm beside a box that is not ticked.
      if (got.says !== says && !(says === 'hedges' && (got.says === 'empty' || (!ticked && got.says === 'affirms')))) wrong.push(`${criterion}: ${got.says} for ${says} [${got.reading.rule ?? '-'}] ${text}`);
    }
    // What is unseen stays so: no miss of it is ever printed.
    return { name: phenomenon, floor, right: statements.length - wrong.length, of: statements.length, wrong: phenomenon.startsWith('blind, unseen') ? [] : wrong };
  });
}

/** The table, one line per phenomenon, with a total. */
export function accuracyTable(rows: readonly Phenomenon[] = measure()): string {
  const width = Math.max(...rows.map((r) => r.name.length));
  const line = (name: string, right: number, of: number, floor: string): string => `${name.padEnd(width)}  ${String(right).padStart(4)} of ${String(of).padStart(4)}  ${((100 * right) / of).toFixed(1).padStart(5)} %  ${floor}`;
  const right = rows.reduce((n, r) => n + r.right, 0);
  const of = rows.reduce((n, r) => n + r.of, 0);
  return [...rows.map((r) => line(r.name, r.right, r.of, `floor ${(100 * r.floor).toFixed(0)} %`)), line('all', right, of, '')].join('\n');
}
