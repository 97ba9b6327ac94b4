/** The commands of `proposals`: one file each, one line here. */
import { answerCommand } from './answer.js';
import type { Command } from './command.js';
import { completionCommand } from './completion.js';
import { configCommand } from './config.js';
import { diffCommand } from './diff.js';
import { evaluateCommand } from './evaluate.js';
import { letterCommand } from './letter.js';
import { initCommand } from './init.js';
import { newProposalCommand } from './new-proposal.js';
import { planCommand } from './plan.js';
import { queueCommand } from './queue.js';
import { questionsCommand } from './questions.js';
import { renderCommand } from './render.js';
import { reviewCommand } from './review.js';
import { rubricCommand } from './rubric.js';

export type { Command, OptionSpec, OptionValues } from './command.js';

export const commands: readonly Command[] = [evaluateCommand, newProposalCommand, queueCommand, reviewCommand, letterCommand, planCommand, questionsCommand, answerCommand, diffCommand, renderCommand, rubricCommand, initCommand, configCommand, completionCommand];
