/** Reads a self-assessment statement: the words behind a criterion's title. Affirming needs no recognized word; denying and hedging need a cue. */
import type { LineReading, Polarity, Stance, StanceReading } from '../model.js';
import { isPlaceholder, ownWords } from './emptiness.js';
import type { Language } from './language.js';
import { againstWords } from './stance/against.js';
import { excluded } from './stance/aside.js';
import { bareNo } from './stance/bare.js';
import { combine } from './stance/combine.js';
import { hedges } from './stance/hedge.js';
import { isOnlyQuestion } from './stance/question.js';
import { redefinitions } from './stance/redefine.js';
import { scan } from './stance/scan.js';
import type { Finding, Scan } from './stance/scan.js';
import { negations } from './stance/target.js';
import { waits } from './stance/waits.js';

export interface StatementOptions {
  /** The line's titles: their words choose the matter, and pasted back they are no words of the proposer's own. */
  readonly titles: readonly string[];
  /** `bad`: a line under 'What we both avoid', where "none held" affirms. */
  readonly polarity: Polarity;
  readonly language: Language;
  /** Whether the box is ticked; default true. An unticked line that negates anything gives the reason for not ticking. */
  readonly ticked?: boolean;
}

export interface StatementReading { readonly says: LineReading['says']; readonly reading: StanceReading }

/** What a statement says, and the cue that turned it. Pointers (`see X`) are taken off before. Linear; never throws. */
export function readStatement(text: string, options: StatementOptions): StatementReading {
  const { titles, polarity, language, ticked = true } = options;
  const plain = stripMarkup(text);
  if (plain.trim() === '') return { says: 'none', reading: reading('unrelated', null, null) };
  if (isPlaceholder(plain, language)) return { says: 'empty', reading: reading('unrelated', null, null) };
  const seen = scan(plain, language, titles, polarity, 'statements');
  const findings = findingsOf(seen);
  const weighed = combine(seen, findings, ticked);
  if (weighed.says === 'affirms' && polarity === 'good' && weighed.by === null && ownWords(plain, titles, language) === 0) return { says: 'empty', reading: reading('hedges', null, null) };
  if (weighed.says === 'affirms' && polarity === 'good' && weighed.by === null && isOnlyQuestion(seen)) return { says: 'hedges', reading: reading('hedges', null, null, 'question') };
  const stance: Stance = weighed.says === 'denies' ? 'denies' : weighed.says === 'hedges' || weighed.says === 'unclear' ? 'hedges' : 'supports';
  return { says: weighed.says, reading: reading(stance, weighed.by, seen, null, text) };
}

/** Everything the rules find, by place. */
export function findingsOf(seen: Scan): Finding[] {
  const bare = bareNo(seen);
  const taken = new Set(bare.map((f) => f.from));
  const assent = seen.cues.filter((c) => c.trigger.effect === 'affirms').map((c): Finding => ({ kind: 'affirms', from: c.from, to: c.to, rule: c.trigger.words }));
  return excluded(seen, [...bare, ...redefinitions(seen), ...againstWords(seen), ...negations(seen).filter((f) => !taken.has(f.from)), ...hedges(seen), ...waits(seen), ...assent].sort((a, b) => a.from - b.from || a.to - b.to));
}

function reading(stance: Stance, by: Finding | null, seen: Scan | null, rule: string | null = null, text = ''): StanceReading {
  if (by === null || seen === null) return { stance, trigger: null, triggerStart: 0, triggerEnd: 0, rule };
  const start = seen.tokens[by.from]!.start;
  const end = seen.tokens[by.to - 1]!.end;
  return { stance, trigger: text.slice(start, end), triggerStart: start, triggerEnd: end, rule: by.rule };
}

/** Emphasis marks as spaces, so that offsets stay those of the text. */
function stripMarkup(text: string): string {
  return text.replace(/[*_`]/gu, (mark, at: number) => (mark === '_' && isWordChar(text[at - 1]) && isWordChar(text[at + 1]) ? '_' : ' '));
}

function isWordChar(char: string | undefined): boolean { return char !== undefined && /[\p{L}\p{N}]/u.test(char); }
