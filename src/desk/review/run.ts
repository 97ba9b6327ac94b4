/** Runs `proposals review`: finds the proposal and the reviewer, opens the record, talks, and says what became of it. */
import { decidedOf } from '../decided.js';
import type { Host } from '../../lib/host.js';
import type { Outcome } from '../../evaluate/result.js';
import type { Problem } from '../../lib/place.js';
import type { Proposal } from '../../proposal/types.js';
import { problem } from '../../lib/problem.js';
import { printsOf } from '../../reviews/fingerprint.js';
import { askedBy, loadRecords } from '../../reviews/load.js';
import { recordFolder, recordName } from '../../reviews/record.js';
import { dueOf } from '../../report/desk/queue.js';
import { paragraph } from '../../report/layout.js';
import { safe } from '../../report/safe.js';
import { shellWord } from '../../report/terminal/summary.js';
import { count, listed, upperFirst } from '../../report/words.js';
import { textOption, type OptionValues } from '../../commands/command.js';
import { todayOf } from '../../commands/options.js';
import { dayOf, fieldOf } from '../../proposal/one-field.js';
import { loadSubject, tellErrors, tellProblems } from '../../commands/subject.js';
import { asksOf, verdictInWords } from '../ask.js';
import { stepOf } from '../steps.js';
import { proposalFile } from './find.js';
import { openDesk, type Desk } from './desk.js';
import { decide } from './decide.js';
import { review } from './session.js';
import { openTalk, type Talk } from './talk.js';
import { decideUnasked, keepStep, unaskedOf } from './unasked.js';

/** 0 when it was reviewed or left in good order; 2 where something could not be used. `talk` is given by tests. */
export async function runReview(args: readonly string[], options: OptionValues, host: Host, talk: Talk | null = null): Promise<number> {
  const problems: Problem[] = [];
  const today = todayOf(options, host, problems);
  const unasked = unaskedOf(options, problems);
  const stop = (found: readonly Problem[]): number => { tellErrors(found, today, host); return 2; };
  if (problems.length > 0) return stop(problems);
  const file = proposalFile(args.join(' '), 'review', options, today, host, namedReviewer(options, host));
  if ('problem' in file) return stop([file.problem]);
  if ('nothing' in file) { host.stdout.write(`\n  ${file.nothing}\n\n`); return 0; }
  if (options['sheet'] === true) return (await import('../../commands/questions/run.js')).runQuestions([file.path], { ...options, all: true }, host);

  const subject = await loadSubject(file.path, options, host);
  if (subject === null) return 2;
  const { proposal, rubric, root } = subject;
  const loaded = loadRecords(proposal, rubric, root, host, today);
  if (!loaded.ok) { tellProblems(loaded.problems, host); return 2; }
  const terminal = host.terminal;
  const asks = talk ?? (terminal === null || unasked !== null ? null : await openTalk(terminal));
  if (asks === null && unasked === null) return stop([problem('no-terminal', '`review` needs an interactive terminal.', { fix: 'Use a sheet: proposals review FILE --sheet, then proposals answer; and decide with --decide' })]);

  const by = await reviewerOf(options, loaded.config.reviewers, host, asks);
  if (by === null) return stop([problem('option-missing', 'The reviewer is not named.', { fix: `Add: --by ${loaded.config.reviewers[0] ?? 'NAME'}` })]);
  const name = recordName(by, null);
  if (name === null) return stop([problem('name-invalid', `"${safe(by)}" can't name a record's file.`, { fix: 'Use letters, digits, spaces, dots and hyphens.' })]);
  const folder = recordFolder(proposal.path, loaded.config);
  const before = loaded.files.find((one) => one.path.toLowerCase() === `${folder}/${name}`.toLowerCase());
  const path = before?.path ?? `${folder}/${name}`;

  if (unasked?.kind === 'taken') {
    const kept = keepStep(unasked.step, before ?? { path, by, assistant: null, answers: [], waivers: [], decision: null }, host.paths.resolve(root, path), today, host);
    if ('trouble' in kept) return stop([problem('record-unwritable', kept.trouble, { path })]);
    host.stdout.write(`\n  ${kept.said}\n\n`);
    return 0;
  }
  if ((before?.aside ?? null) !== null) return stop([problem('stepped-aside', `${safe(by)} stepped aside from this one.`, { path, fix: 'Another reviewer reads it. To come back, take steps-aside out of the record.' })]);

  const desk = openDesk(subject, loaded, path, by, host);
  const width = Math.min(80, Math.max(40, host.stdout.columns ?? 80));
  if (unasked !== null) {
    const trouble = unasked.kind === 'aside' ? desk.stepAside(unasked.why) : decideUnasked(desk, unasked, rubric, today);
    if (trouble !== null) return stop([problem('record-unwritable', trouble, { path })]);
    host.stdout.write(`${closing(unasked.kind === 'aside' ? 'aside' : 'done', unasked.kind === 'aside' ? null : unasked.outcome, desk, loaded, path, proposal, askedBy(rubric), width).join('\n')}\n`);
    return 0;
  }
  const session = { desk, talk: asks!, proposal, rubric, today, width, last: { ids: [] } };
  asks!.say(opening(desk, session.proposal, loaded, width, today, host, root));
  const ended = await review(session);
  const outcome = ended === 'done' ? await decide(session) : null;
  asks!.say(closing(ended, outcome, desk, loaded, path, proposal, askedBy(rubric), width));
  return 0;
}

/** Who says that he or she reviews, or null. */
function namedReviewer(options: OptionValues, host: Host): string | null {
  const given = textOption(options, 'by') ?? host.env['PROPOSALS_REVIEWER'] ?? '';
  return given === '' ? null : given;
}

async function reviewerOf(options: OptionValues, reviewers: readonly string[], host: Host, talk: Talk | null): Promise<string | null> {
  const given = namedReviewer(options, host);
  if (given !== null) return given;
  if (reviewers.length === 1) return reviewers[0]!;
  if (talk === null) return null;
  talk.say(['', `  Who are you?${reviewers.length === 0 ? '' : ` ${listed(reviewers.map(safe), 'or')}`}`]);
  const typed = await talk.ask();
  return typed === null || typed === '' ? null : typed;
}

function opening(desk: Desk, proposal: Parameters<typeof dayOf>[0], loaded: ReturnType<typeof loadRecords>, width: number, today: string, host: Host, root: string): readonly string[] {
  const evaluation = desk.evaluation();
  const organization = fieldOf(proposal, 'organization');
  const { type, status, title } = evaluation.proposal;
  const decided = decidedOf(loaded.files, { text: proposal.contentSha256, words: printsOf(proposal).text }, loaded.config);
  const step = stepOf({ type, status, submitted: dayOf(proposal, 'submitted'), start: dayOf(proposal, 'start'), decided, again: evaluation.revisit?.on ?? null });
  const due = step.due === null ? null : dueOf(Math.round((Date.parse(`${step.due}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000));
  const about = [safe(title), organization?.kind === 'text' ? safe(organization.text) : null, due === null ? null : due.endsWith('late') || due === 'today' ? due : `due ${due}`].filter((part) => part !== null).join(' · ');
  const asks = asksOf(evaluation, new Set(), new Set());
  const given = desk.record().answers.length;
  const config = hasRemote(root, host);
  return [
    '',
    ...paragraph(about, width, '  '),
    ...paragraph(asks.length === 0 ? 'No open questions; only the decision is left.' : `${upperFirst(count(asks.length, 'question'))} may decide the outcome.${given > 0 ? ` ${upperFirst(count(given, 'answer'))} recorded already.` : ''}`, width, '  '),
    ...paragraph('Every answer is saved at once. At any question: q leave, o whole text, w why it is asked, t a note for the reviewers. A quotation may follow an answer: y "words of the proposal".', width, '  '),
    ...(config ? paragraph('Your answers and notes are stored in this repository. If it is public, they are too.', width, '  ') : []),
  ];
}

function hasRemote(root: string, host: Host): boolean {
  const asked = host.git?.(['remote'], root) ?? null;
  if (asked !== null && asked.code === 0) return asked.stdout.length > 0;
  const read = host.read(host.paths.resolve(root, '.git/config'));
  return read.ok && new TextDecoder().decode(read.bytes).includes('[remote ');
}

function closing(ended: 'left' | 'aside' | 'done', outcome: Outcome | 'left' | 'later' | null, desk: Desk, loaded: ReturnType<typeof loadRecords>, path: string, proposal: Proposal, asked: ReturnType<typeof askedBy>, width: number): readonly string[] {
  const record = desk.record();
  const kept = record.answers.length > 0 || record.decision !== null ? `Kept in ${safe(path)}.` : 'Nothing was answered; no file was written.';
  const lines: string[] = [''];
  const say = (text: string): void => { lines.push(...paragraph(text, width, '  ')); };
  if (ended === 'aside') { say(`You stepped aside. ${kept.startsWith('Kept') ? kept : `Kept in ${safe(path)}.`} Another reviewer reads it.`); return [...lines, '']; }
  if (ended === 'left' || outcome === 'left' || outcome === 'later' || outcome === null) { say(`${kept} To continue: proposals review ${shellWord(safe(proposal.path))}`); return [...lines, '']; }
  const decided = decidedOf([...loaded.files.filter((one) => one.path !== path), record], { text: proposal.contentSha256, words: printsOf(proposal).text }, loaded.config);
  say(`Decided: ${outcome}. ${kept}`);
  if (!loaded.config.reviewers.includes(record.by)) say(`It does not count yet: ${safe(record.by)} is not among the reviewers in ${safe(loaded.config.path ?? 'a proposals.yaml')}.`);
  const differ = disagreements(desk, asked);
  if (differ.length > 0) { lines.push(''); say('Where the reviewers differ:'); for (const line of differ) lines.push(...paragraph(line, width, '     ', '       ')); lines.push(''); }
  const letter = `proposals letter ${shellWord(safe(proposal.path))}`;
  if (decided.differ.length > 0) say(`The decisions differ: ${listed(decided.differ.map((one) => `${safe(one.by)} says ${one.outcome}`))}. Talk it over; one decision made anew settles it.`);
  else say(decided.wantsSecond ? `Next: a second reader, since ${outcome} is not decided alone. Then: ${letter}` : `Next: ${letter}`);
  return [...lines, ''];
}

/** By criterion: who says what, and the question that would settle it. */
function disagreements(desk: Desk, asked: ReturnType<typeof askedBy>): readonly string[] {
  const me = desk.record().by;
  return desk.differ().map(({ id, says }) => {
    const about = asked.get(id);
    return `${safe(about?.title ?? id)}: ${listed(says.map(({ by, verdict }) => (by === me ? `you say ${verdictInWords(verdict)}` : `${safe(by)} says ${verdictInWords(verdict)}`)), 'and')}. To settle: ${safe(about?.asks ?? '')}`;
  });
}
