/** A proposal to mutate: complete in form, with nothing in it that speaks for or against any criterion. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Language } from '../../src/language/language.js';
import { english } from '../language/english.js';
import { matchProposal } from '../../src/evaluate/match.js';
import { remarksOf } from '../../src/evaluate/remarks.js';
import type { Match } from '../../src/evaluate/types.js';
import type { Status } from '../../src/evaluate/result.js';
import type { Problem } from '../../src/lib/place.js';
import type { Proposal } from '../../src/proposal/types.js';
import type { Rubric } from '../../src/rubric/types.js';
import { parseProposal } from '../../src/proposal/parse.js';
import { loadRubric } from '../../src/rubric/load.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

export const today = '2026-11-21';

export const rubric: Rubric = (() => {
  const loaded = loadRubric(`${root}/rubrics/partnership/research.yaml`, { read: (path) => (existsSync(path) ? readFileSync(path, 'utf8') : null), shipped: () => null, shippedIds: [] });
  if (!loaded.ok) throw new Error(loaded.problems.map((p) => p.message).join('\n'));
  return loaded.value;
})();

export const language: Language = english();

export const criteria = rubric.checklists.flatMap((l) => l.criteria);

/** The neutral words of each section; they are there so that no section is empty. */
const neutral: Readonly<Record<string, string>> = {
  'Researcher Information': 'Ada Imker, Hollertal.',
  Title: 'Listening at the hive',
  Abstract: 'Hives hum. The hum changes in spring.',
  'Research Questions': 'How does a hive hum in spring?',
  Methodology: 'Hives stand in two valleys. A microphone hangs beside each and a script writes it down.',
  'Expected Outcomes': 'A word on hives.',
  Timeline: 'Spring and then summer.',
  'Resources Required from Luminous Dynamics': 'A talk now and then.',
  'Resources You Bring': 'A meadow and some hives.',
  'Alignment with ERC Principles': 'Hives stand in the sun.',
};

export interface Hives {
  /** Lines of the frontmatter besides type and title; default: an organization. */
  readonly front?: readonly string[];
  /** Words put behind a section's own, as Markdown. */
  readonly more?: Readonly<Record<string, string>>;
  /** Markdown under `## Self-Assessment`; null leaves the section out. Default: null. */
  readonly assessment?: string | null;
}

export function hives({ front = ['organization: Hollertal bee school'], more = {}, assessment = null }: Hives = {}): string {
  const sections = Object.entries(neutral).map(([title, words]) => `## ${title}\n\n${words}\n${more[title] === undefined ? '' : `\n${more[title]}\n`}`);
  return ['---', 'type: research', 'title: Listening at the hive', ...front, '---', '', '# Research Partnership Proposal', '', ...sections, ...(assessment === null ? [] : ['## Self-Assessment', '', assessment, ''])].join('\n');
}

/** Every line of the rubric's self-assessment in its group, blank and unticked, but for those given: by criterion id, as Markdown behind the hyphen. */
export function lines(given: Readonly<Record<string, string>> = {}): string {
  return rubric.checklists.filter((l) => l.criteria.some((c) => c.line.length > 0)).map((list) => [
    `### ${list.group[0]!}`, '',
    ...list.criteria.filter((c) => c.line.length > 0).map((c) => `- ${given[c.id] ?? `[ ] **${c.line[0]!}:**`}`), '',
  ].join('\n')).join('\n');
}

export function parsed(text: string): Proposal {
  const result = parseProposal(text, 'hives.md');
  if (!result.ok) throw new Error(result.problems.map((p) => p.message).join('\n'));
  return result.value;
}

export interface Read { readonly match: Match; readonly problems: readonly Problem[]; status(id: string): Status }

export function read(text: string, on: string = today): Read {
  const proposal = parsed(text);
  const { match, problems } = matchProposal(proposal, rubric, language, on);
  return {
    match,
    problems: [...proposal.problems, ...problems, ...remarksOf(proposal, match)],
    status: (id) => match.criteria.find((c) => c.id === id)!.status,
  };
}
