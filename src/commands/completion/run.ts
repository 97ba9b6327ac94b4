/** Runs `proposals completion`: a script for one shell, made from the definitions of the commands. */
import type { Host } from '../../lib/host.js';
import { problem } from '../../lib/problem.js';
import type { OptionValues } from '../command.js';
import { SHELLS } from '../completion.js';
import { openShelf } from '../evaluate/shelf.js';
import { commands } from '../index.js';
import { unknownValue } from '../options.js';
import { shippedRubrics } from '../../rubric/shipped.js';
import { tellErrors } from '../subject.js';
import { bash } from './bash.js';
import { fish } from './fish.js';
import { describeCommands } from './words.js';
import { zsh } from './zsh.js';

const scripts = { bash, zsh, fish } as const;

/** 0, or 2 for a shell that we don't know. */
export async function runCompletion(args: readonly string[], _options: OptionValues, host: Host): Promise<number> {
  const shell = SHELLS.find((name) => name === args[0]);
  if (shell === undefined) {
    const wrong = unknownValue('completion', args[0] ?? '', SHELLS);
    tellErrors([problem(wrong.code, wrong.message, { fix: wrong.fix?.replace('completion', 'proposals completion') ?? null })], host.today(), host);
    return 2;
  }
  const shelf = openShelf(host);
  const rubrics = shippedRubrics(host).filter(({ type }) => type !== null).map(({ id }) => id);
  const stages = rubrics.flatMap((id) => { const read = shelf.rubric(id); return read.ok ? (read.value.stages ?? []).map((stage) => stage.id) : []; });
  const described = describeCommands(commands, { types: shelf.judged, rubrics, stages: [...new Set(stages)] });
  host.stdout.write(scripts[shell](described));
  return 0;
}
