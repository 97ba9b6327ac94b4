/** Whether the text puts the code under terms that the licence at the top does not allow. */
import type { Evidence } from '../language/evidence.js';
import type { Sentence } from '../proposal/types.js';
import { tokenize, type Token } from '../language/tokens.js';
import { defineCheck, type CheckContext } from './check.js';
import { fieldEvidence } from './facts.js';
import { findLicenses, readLicense } from './spdx/expression.js';
import { strict, text } from './written.js';

interface Written {
  readonly field: string;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words by which a licence is one for code; data and documents may carry licences of their own. */
const code = set('code codebase software source app apps application applications library libraries module modules crate crates package packages plugin plugins client clients server backend frontend core engine firmware program programs tool tools script scripts platform prototype compiler simulator product');
const content = set('data dataset datasets text texts image images photograph photographs recording recordings paper papers article articles manual manuals document documents documentation report reports book books video videos drawing drawings map maps music font fonts texture textures course slides translation translations corpus figures measurements hardware board boards');
/** What somebody else has, what was, and what is only weighed against something. */
const others = set('dependency dependencies third-party their his her existing competitor competitors incompatible instead rather not never nor no without nothing was were had until previously formerly earlier unlike otherwise replaces replace replacing than if would');
/** Terms that are no licence's name. `free` words stand alone, behind a word of being. */
const closed = set('proprietary closed-source');
const being = set('is are be being stays stay remains remain kept keep keeps under as goes ships released published licensed sold distributed');
const adverbs = set('fully strictly entirely wholly the a an our all still currently only and completely');

export const licenseClash = defineCheck<Written>({
  kind: 'license-clash',
  about: 'Holds when the proposer says in the first person that code of the work is closed, or under a licence whose terms don\'t fit AGPL-3.0, while the licence field\'s do; weakly when such words are less plain.',
  fact: true,
  example: { field: 'license' },
  shorthand: 'field',
  params: (z) => strict(z, { field: text(z) }),
  refers: (written) => [{ to: 'field', id: written.field, at: ['field'] }],
  run: (written, context) => {
    const read = context.field(written.field);
    const stated = read.value?.kind === 'license' ? readLicense(read.value.expression) : null;
    if (read.status !== 'present' || stated === null || stated.towardsAgpl !== 'compatible') return { truth: 'no', evidence: [] };
    const plain: Evidence[] = [];
    const doubtful: Evidence[] = [];
    for (const sentence of context.proposal.sentences) {
      const block = context.proposal.blocks[sentence.block]!;
      if (block.excluded !== null || block.kind === 'heading') continue;
      const how = clashIn(sentence, context);
      if (how !== null) (how === 'plain' ? plain : doubtful).push(context.evidenceOf(block, sentence.start, sentence.end, 'denies', 'fact', null));
    }
    const found = plain.length > 0 ? plain : doubtful;
    return found.length === 0 ? { truth: 'no', evidence: [] } : { truth: plain.length > 0 ? 'yes' : 'weak', evidence: [...fieldEvidence(context, read), ...found] };
  },
});

interface Term { readonly start: number; readonly end: number }

/** Most sentences name no licence; a look at the letters spares them the rest. */
const worthALook = /licen[cs]|propriet|closed|bu?sl|sspl|gpl|cddl|epl|mpl|cc[ -]by|non-?commercial|elastic|polyform|rights reserved/i;

function clashIn(sentence: Sentence, context: CheckContext): 'plain' | 'doubtful' | null {
  if (!worthALook.test(sentence.text)) return null;
  const tokens = tokenize(sentence.text);
  if (tokens.some((t) => others.has(t.word))) return null;
  const named: readonly Term[] = findLicenses(sentence.text).filter((found) => readLicense(found.expression).towardsAgpl === 'incompatible');
  let worst: 'plain' | 'doubtful' | null = null;
  for (const term of [...named, ...closedTerms(tokens)]) {
    const at = tokens.findIndex((t) => t.end > term.start);
    if (!isOfCode(tokens, at)) continue;
    const { stance, actor } = context.stanceAt?.(sentence, term.start, term.end) ?? { stance: 'hedges' as const, actor: 'nobody' as const };
    if (stance === 'denies' || stance === 'unrelated' || actor === 'other') continue;
    if (stance === 'supports' && actor === 'we' && isSaidOfIt(tokens, at)) return 'plain';
    worst = 'doubtful';
  }
  return worst;
}

/** "Is proprietary", "remains closed": said of something, not before a noun ("a proprietary compiler"). */
function closedTerms(tokens: readonly Token[]): Term[] {
  return tokens.flatMap((token, i) => {
    const source = token.word === 'closed' && tokens[i + 1]?.word === 'source';
    if (!closed.has(token.word) && !source && token.word !== 'closed') return [];
    const next = tokens[source ? i + 2 : i + 1]?.word ?? '';
    return code.has(next) || content.has(next) || !isSaidOfIt(tokens, i) ? [] : [{ start: token.start, end: source ? tokens[i + 1]!.end : token.end }];
  });
}

/** A word of being or putting stands right before the term, adverbs and articles aside. */
function isSaidOfIt(tokens: readonly Token[], at: number): boolean {
  let i = at - 1;
  while (i >= 0 && at - i <= 4 && (adverbs.has(tokens[i]!.word) || code.has(tokens[i]!.word) || tokens[i]!.word === '(')) i--;
  return i >= 0 && being.has(tokens[i]!.word);
}

/** The nearest noun of code or content decides: before the term, else behind it. */
function isOfCode(tokens: readonly Token[], at: number): boolean {
  for (let i = at - 1; i >= 0; i--) if (code.has(tokens[i]!.word)) return true; else if (content.has(tokens[i]!.word)) return false;
  for (let i = at; i < tokens.length; i++) if (code.has(tokens[i]!.word)) return true; else if (content.has(tokens[i]!.word)) return false;
  return false;
}
