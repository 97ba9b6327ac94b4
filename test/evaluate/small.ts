/** A small rubric of the tests' own, and proposals under it: each test says only what it is about. */
import { matchProposal } from '../../src/evaluate/match.js';
import type { AntiPatternMatch, CriterionMatch, Match } from '../../src/evaluate/types.js';
import type { Problem } from '../../src/lib/place.js';
import { loaded } from '../rubric/sources.js';
import { language, parsed, today } from './hives.js';

export const wells = loaded({ 'main.yaml': `
title: Wells
fields:
  license: { license: true, label: [Licence], required: false }
  pump: { text: true, label: [Pump], required: false }
sections:
  why: { title: Why, required: false }
  plan: { title: Plan, required: false }
  costs: { title: Costs, required: true }
checklists:
  wells:
    title: Wells
    level: essential
    weight: 10
    group: [Wells]
    criteria:
      care: { title: Care for the well, asks: Who looks after the pump in the years that follow?, counts: Named neighbours look after the pump and are paid for it., line: [Care for the well] }
      voices: { title: Voices heard, asks: Were the families asked before?, line: [Voices heard] }
      repairs: { title: Repairs, asks: Who mends it when it breaks?, line: [Repairs] }
      quality: { title: Water quality, asks: How is the water tested?, line: [Water quality] }
      drawings:
        title: Open drawings
        asks: Are the drawings open?
        line: [Open drawings]
        home: [plan]
        for: [publish the drawings]
        met: { license: { compatible-with: AGPL-3.0 } }
        contradicted: { not: { license: { compatible-with: AGPL-3.0 } } }
      families: { title: Families counted, line: false, asks: How many families drink from it?, home: [why], for: ["families (drink | fetch water)"], against: ["sell the water"], needs: number, cues: [families, valley] }
      dates: { title: Dates named, line: false, asks: When is what done?, home: [plan], met: { dates: { in: plan, at-least: 3 } }, partial: { dates: { in: plan, at-least: 1 } } }
      solar: { title: Panel cleaned, line: false, asks: Who cleans the panel?, home: [plan], when: { field: { id: pump, is: solar } }, for: [clean the panel] }
      model: { title: Pump named, line: false, asks: Which pump is it?, home: [costs], field: pump }
avoid:
  fees: { title: Fees at the pump, asks: Is the water sold?, says: ["charge ...3 for the water"], suspects: ["(fee | fees)"], so: decline, fix: Give the water away. }
  secret: { title: Secret drawings, asks: Are the drawings kept from others?, present: { any: [{ field: { id: license, is: BUSL-1.1 } }, { says: [drawings stay with the maker] }] }, says: ["keep the drawings secret"], so: refine, fix: Show them. }
self-assessment:
  titles: [Self-Assessment]
  avoid-group: [What we both avoid]
  avoid-lines:
    - { line: Water without fees, covers: [fees] }
` });

export interface Well {
  /** Lines of the frontmatter besides the title. */
  readonly front?: readonly string[];
  /** Words under a heading. A section given as null is left out; those not given hold neutral words. */
  readonly sections?: Readonly<Record<string, string | null>>;
  /** Markdown under `## Self-Assessment`; left out where not given. */
  readonly lines?: string;
}

const neutral: Readonly<Record<string, string>> = { Why: 'The pond is far.', Plan: 'We dig in May.', Costs: 'Two pumps.' };

export function well({ front = [], sections = {}, lines }: Well = {}): string {
  const all = Object.entries({ ...neutral, ...sections }).filter(([, words]) => words !== null);
  return ['---', 'title: Well', ...front, '---', '', '# Well', '', ...all.map(([title, words]) => `## ${title}\n\n${words!}\n`), ...(lines === undefined ? [] : ['## Self-Assessment', '', lines, ''])].join('\n');
}

export interface Matched { readonly match: Match; readonly problems: readonly Problem[]; criterion(id: string): CriterionMatch; flag(id: string): AntiPatternMatch }

export function matched(made: Well, text = well(made)): Matched {
  const proposal = parsed(text);
  const { match, problems } = matchProposal(proposal, wells, language, today);
  const find = <T extends { readonly id: string }>(list: readonly T[], id: string): T => {
    const one = list.find((x) => x.id === id || x.id.endsWith(`/${id}`));
    if (one === undefined) throw new Error(`no ${id} among ${list.map((x) => x.id).join(', ')}`);
    return one;
  };
  return { match, problems: [...proposal.problems, ...problems], criterion: (id) => find(match.criteria, id), flag: (id) => find(match.antiPatterns, id) };
}
