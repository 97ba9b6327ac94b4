/** Rule: what the whole says. A denial denies; a half denied beside a plain yes is partial, unless the half is denied to the people concerned. */
import { isIn } from '../language.js';
import { HALF_YES } from './hedge.js';
import type { Finding, Scan } from './scan.js';

export interface Weighed { readonly says: 'affirms' | 'hedges' | 'denies' | 'unclear'; readonly by: Finding | null }

export function combine(scan: Scan, findings: readonly Finding[], ticked: boolean): Weighed {
  const denials = findings.filter((f) => f.kind === 'denies');
  const hedged = findings.filter((f) => f.kind === 'hedges');
  if (denials.length > 0) {
    const first = denials[0]!;
    // "We think so; nobody has tested it": not known yet.
    if (hedged.length > 0 && denials.every((d) => isUntried(scan, d))) return { says: 'hedges', by: hedged[0]! };
    const half = hedged.find((h) => h.rule === HALF_YES);
    if (half !== undefined && !scan.whole) return { says: 'hedges', by: half };
    if (first.rule !== 'bare no' && !scan.whole && otherHalf(scan, findings) && !denials.some((d) => aboutPeople(scan, d))) return { says: 'hedges', by: first };
    if (denials.length === 1 && !scan.whole && first.rule !== 'bare no' && madeGood(scan, first)) return { says: 'hedges', by: first };
    return { says: 'denies', by: first };
  }
  if (hedged.length > 0) return { says: 'hedges', by: hedged[0]! };
  const unknown = findings.find((f) => f.kind === 'unknown');
  // An unticked line gives its reason: a negation whose target is not known denies there, and is let pass where the box is ticked.
  if (!ticked && (unknown !== undefined || scan.tokens.some((t) => isIn(scan.language, 'lean', t.word)))) return { says: 'denies', by: unknown ?? null };
  const turned = findings.find((f) => f.kind === 'turned');
  // Not ticked, no cue, and nothing of the matter in it: a bad thing named, or a question back, is the reason; else whether that is yes or no is for a reader.
  if (!ticked && turned === undefined && !scan.worth.some((w) => w.own && w.value === 1)) {
    const reason = scan.polarity === 'good' && !scan.worth.some((w) => w.value === 1) && (scan.worth.some((w) => w.value === -1 && !w.own) || scan.tokens.some((t) => t.word === '?'));
    return { says: reason ? 'denies' : 'unclear', by: null };
  }
  return { says: 'affirms', by: turned ?? null };
}

/** A segment without denial or hedge that says yes, or names a thing that the matter itself asks for, in the indicative. */
function otherHalf(scan: Scan, findings: readonly Finding[]): boolean {
  const spoilt = new Set(findings.filter((f) => f.kind !== 'affirms' && f.kind !== 'turned').flatMap((f) => [scan.segment[f.from]!, scan.segment[Math.max(f.from, f.to - 1)]!]));
  const cueSegments = new Set(scan.cues.filter((c) => c.trigger.effect === 'negates' || c.trigger.effect === 'denies').map((c) => scan.segment[c.from]!));
  const yes = findings.some((f) => f.kind === 'affirms' && !spoilt.has(scan.segment[f.from]!));
  if (yes) return true;
  const clauses = new Set(findings.filter((f) => f.kind === 'denies').map((f) => scan.tokens[f.from]!.clause));
  // Telegraphic words ("server AGPL, client proprietary") assert without a verb.
  const verbless = !scan.tokens.some((t) => isIn(scan.language, 'finite', t.word));
  let asserted = -1;
  let segment = -1;
  let follows = false;
  return scan.tokens.some((token, i) => {
    if (scan.segment[i] !== segment) { segment = scan.segment[i]!; follows = token.word === 'then'; }
    if (follows) return false;
    const worth = scan.worth[i]!;
    if (isIn(scan.language, 'finite', token.word)) asserted = scan.segment[i]!;
    // Within one clause only an assertion counts ("the docs are open, the engine …"), not a noun in passing.
    if (clauses.has(token.clause) && asserted !== scan.segment[i] && !(verbless && !spoilt.has(scan.segment[i]!)) && !butFollows(scan, i)) return false;
    return worth.value === 1 && worth.own && !spoilt.has(scan.segment[i]!) && !cueSegments.has(scan.segment[i]!);
  });
}

const TRYING = new Set(['tested', 'tried', 'measured', 'checked', 'counted', 'looked', 'asked', 'verified', 'proved', 'proven', 'confirmed', 'reviewed']);

/** "Nobody has tested that", "it hasn't been measured". */
function isUntried(scan: Scan, denial: Finding): boolean {
  for (let i = denial.from; i < scan.tokens.length && i - denial.from <= 4; i++) if (TRYING.has(scan.tokens[i]!.word)) return scan.tokens.slice(Math.max(0, denial.from - 1), i).some((t) => t.word === 'has' || t.word === 'have' || t.word === 'had');
  return false;
}

/** "We can't pay, but we test on forty boats": what follows in the same clause says what is given instead. */
function madeGood(scan: Scan, denial: Finding): boolean {
  const { tokens } = scan;
  for (let i = denial.to; i < tokens.length && i - denial.to < 12 && tokens[i]!.clause === tokens[denial.from]!.clause; i++) {
    if (tokens[i]!.word === 'but') return tokens[i - 1]?.word === ',' && ['we', 'you', 'i', 'it', 'they', 'all', 'everything', 'what', 'there'].includes(tokens[i + 1]?.word ?? '');
  }
  return false;
}

/** Behind the word's segment the next one begins with "but". */
function butFollows(scan: Scan, at: number): boolean {
  for (let i = at; i < scan.tokens.length && i - at < 12; i++) if (scan.segment[i] !== scan.segment[at]) return scan.tokens[i]!.word === 'but';
  return false;
}

/** The people concerned stand in the clause of the denial: users, members, "whoever", "those who". */
function aboutPeople(scan: Scan, denial: Finding): boolean {
  const clause = scan.tokens[denial.from]!.clause;
  for (let i = denial.from; i >= 0 && denial.from - i < 60 && scan.tokens[i]!.clause === clause; i--) if (isPerson(scan, i)) return true;
  for (let i = denial.from; i < scan.tokens.length && i - denial.from < 60 && scan.tokens[i]!.clause === clause; i++) if (isPerson(scan, i)) return true;
  return false;
}

function isPerson(scan: Scan, i: number): boolean {
  return isIn(scan.language, 'people', scan.tokens[i]!.word) || scan.tokens[i]!.word === 'who' || scan.tokens[i]!.word === 'nobody';
}
