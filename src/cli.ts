/** The programs: arguments in, exit code out. Nothing ends the process here, and nothing prints but through the host. */
import { Command as Program, CommanderError } from 'commander';
import { commands, type Command } from './commands/index.js';
import type { Host } from './lib/host.js';
import type { Problem } from './lib/place.js';
import { nearest, problem } from './lib/problem.js';

export { nodeHost } from './lib/node-host.js';

/** `proposals` has every command; the others are one command each, under its own name. */
export type ProgramName = 'evaluate' | 'new-proposal' | 'proposals';

/** Runs one program with the arguments behind its name. Gives the exit code: 0, 1, 2 as the result says, 3 for a mistake of ours. */
export async function main(argv: readonly string[], host: Host, name: ProgramName = 'proposals'): Promise<number> {
  try {
    return await run(argv, host, name);
  } catch (error) {
    return crashed(error, host);
  }
}

async function run(argv: readonly string[], host: Host, name: ProgramName): Promise<number> {
  let code = 0;
  const program = name === 'proposals' ? several(host, (c) => { code = c; }) : single(commands.find((command) => command.name === name)!, host, (c) => { code = c; });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0 || error.code === 'commander.help') return 0;
    return misused(misuse(error, argv, host, name), argv, host);
  }
}

function single(command: Command, host: Host, done: (code: number) => void): Program {
  return fill(quiet(new Program(command.name), host), command, host, done).version(host.version, '-V, --version', 'show the version');
}

function several(host: Host, done: (code: number) => void): Program {
  const program = quiet(new Program('proposals'), host)
    .description('Judges proposals by rubrics, and keeps what people decide.')
    .version(host.version, '-V, --version', 'show the version')
    .helpCommand('help [command]', 'show what a command takes')
    .action(() => { program.outputHelp(); })
    .allowExcessArguments(false);
  for (const command of commands) fill(quiet(program.command(command.name), host), command, host, done);
  return program;
}

/** No exits, no prints of commander's own. */
function quiet(program: Program, host: Host): Program {
  return program
    .exitOverride()
    .showSuggestionAfterError(false)
    .helpOption('-h, --help', 'show this help')
    .configureOutput({ writeOut: (text) => host.stdout.write(text), writeErr: () => undefined, getOutHelpWidth: () => host.stdout.columns ?? 80, getErrHelpWidth: () => 80, getOutHasColors: () => false, getErrHasColors: () => false });
}

function fill(program: Program, command: Command, host: Host, done: (code: number) => void): Program {
  program.description(`${command.about[0]!.toUpperCase()}${command.about.slice(1)}.`).summary(command.about).allowExcessArguments(false);
  for (const argument of command.arguments) program.argument(argument.name, argument.values === undefined ? argument.about : `${argument.about}: ${argument.values.join(', ')}`);
  for (const option of command.options) {
    const about = option.values === undefined ? option.about : `${option.about}: ${option.values.join(', ')}`;
    if (option.many === true) program.option(option.flags, about, (value: string, before: readonly string[] | undefined) => [...(before ?? []), value]);
    else program.option(option.flags, about);
  }
  program.addHelpText('after', `\nExamples:\n${command.examples.map(([line, what]) => `  ${line}\n      ${what}`).join('\n')}\n\nExit codes: ${command.exits ?? '0 nothing to stop at, 1 an outcome at or past --fail-on,\n            2 something could not be used, 3 a mistake of ours'}.`);
  for (const inner of command.commands ?? []) fill(quiet(program.command(inner.name), host), inner, host, done);
  if (command.commands !== undefined) return program.helpCommand(false).action(() => { program.outputHelp(); });
  return program.action(async () => {
    done(await command.run(program.args, program.opts(), host));
  });
}

/** What commander did not understand, as a problem with the nearest thing that it would. */
function misuse(error: CommanderError, argv: readonly string[], host: Host, name: ProgramName): Problem {
  const said = quoted(error.message);
  const outer = commands.find((c) => c.name === (name === 'proposals' ? argv[0] : name));
  const inner = outer?.commands?.find((c) => c.name === argv[1]);
  const command = inner ?? outer;
  const called = name !== 'proposals' ? name : ['proposals', outer?.name, inner?.name].filter((word) => word !== undefined).join(' ');
  const help = `See: ${called} --help`;
  switch (error.code) {
    case 'commander.unknownOption': {
      const flag = said.split('=')[0]!;
      const near = nearest(flag, [...(command?.options ?? []).map((option) => option.flags.split(' ')[0]!), '--help', '--version']);
      return problem('option-unknown', `there is no option ${flag}.${near === null ? '' : ` Is it ${near}?`}`, { fix: near === null ? help : `Write: ${near}` });
    }
    case 'commander.optionMissingArgument': return problem('option-value', `${said.split(' ')[0]} needs a value.`, { fix: `Write: ${said}` });
    case 'commander.unknownCommand':
    case 'commander.excessArguments': {
      const word = argv.find((arg, i) => !arg.startsWith('-') && i >= (command?.commands === undefined ? 0 : 1)) ?? '';
      if (command?.commands !== undefined) {
        const near = nearest(word, command.commands.map((c) => c.name));
        return problem('option-command', `there is no command "${called} ${word}".${near === null ? '' : ` Is it ${near}?`}`, { fix: near === null ? help : `Write: ${called} ${near}` });
      }
      if (command !== undefined) return problem('option-excess', `${called} takes ${command.arguments.length === 1 ? 'one file' : 'fewer files'}.`, { fix: help });
      if (host.kind(host.paths.resolve(host.cwd, word)) !== 'missing') return problem('option-command', `"${word}" is no command, but there is a file of that name.`, { fix: `Write: proposals evaluate ${word}` });
      const near = nearest(word, commands.map((c) => c.name));
      return problem('option-command', `there is no command "${word}".${near === null ? '' : ` Is it ${near}?`}`, { fix: near === null ? help : `Write: proposals ${near}` });
    }
    case 'commander.missingArgument': return problem('option-missing', `${called} needs ${said}.`, { fix: help });
    default: return problem('option-invalid', error.message.replace(/^error: /u, ''), { fix: help });
  }
}

/** What stands between the quotes of commander's message. */
function quoted(message: string): string {
  const from = message.indexOf("'");
  const to = message.lastIndexOf("'");
  return from < 0 || to <= from ? '' : message.slice(from + 1, to);
}

/** A call that made no sense still answers in the form that it asked for. */
async function misused(found: Problem, argv: readonly string[], host: Host): Promise<number> {
  const [{ deliver }, { failed }] = await Promise.all([import('./commands/report.js'), import('./commands/result.js')]);
  return deliver(failed([found], host.today(), host), { format: formatAsked(argv) }, host, { inputs: new Set() });
}

function formatAsked(argv: readonly string[]): string | undefined {
  const at = argv.findIndex((arg) => arg === '--format' || arg.startsWith('--format='));
  const arg = argv[at];
  return arg === undefined ? undefined : arg === '--format' ? argv[at + 1] : arg.slice('--format='.length);
}

/** A mistake of ours: short, and where it happened only on request. */
function crashed(error: unknown, host: Host): number {
  const message = error instanceof Error ? error.message : String(error);
  const printable = [...message].filter((c) => c >= ' ' && (c < '\u007f' || c > '\u009f')).join('').slice(0, 300);
  host.stderr.write(`\n  Something went wrong in this program; that is our mistake, not yours.\n  ${printable}\n`);
  if (host.env['PROPOSALS_DEBUG'] !== undefined && error instanceof Error) host.stderr.write(`\n${error.stack ?? ''}\n`);
  else host.stderr.write('  Please report it. PROPOSALS_DEBUG=1 shows where it happened.\n');
  return 3;
}
