/** Completion for fish. */
import type { Described, DescribedCommand, Offer } from './words.js';

export function fish({ commands, alone, programs }: Described): string {
  const lines = [`# Completion of ${[...alone, ...programs].join(', ')} for fish.`];
  for (const program of programs) {
    for (const { name, about } of commands) lines.push(`complete -c ${program} -n __fish_use_subcommand -f -a ${name} -d ${text(about)}`);
    for (const command of commands) {
      const seen = `__fish_seen_subcommand_from ${command.name}`;
      const inner = command.inner.map(({ name }) => name.slice(command.name.length + 1));
      lines.push(...of(program, ` -n ${text(inner.length === 0 ? seen : `${seen}; and not __fish_seen_subcommand_from ${inner.join(' ')}`)}`, command));
      command.inner.forEach((one, i) => lines.push(...of(program, ` -n ${text(`${seen}; and __fish_seen_subcommand_from ${inner[i]!}`)}`, one)));
    }
  }
  for (const name of alone) {
    const command = commands.find((one) => one.name === name);
    if (command !== undefined) lines.push(...of(name, '', command));
  }
  return `${lines.join('\n')}\n`;
}

function of(program: string, when: string, command: DescribedCommand): string[] {
  const lines = command.options.map(({ short, long, about, offer }) =>
    `complete -c ${program}${when}${short === null ? '' : ` -s ${short.slice(1)}`} -l ${long.slice(2)}${value(offer)} -d ${text(about)}`);
  if (command.argument.kind === 'words' || command.argument.kind === 'words-or-files') lines.push(`complete -c ${program}${when}${command.argument.kind === 'words' ? ' -f' : ''} -a ${text(command.argument.words.join(' '))}`);
  return lines;
}

/** -x: a value and no files; -r: a value, files too. */
function value(offer: Offer): string {
  switch (offer.kind) {
    case 'none': return '';
    case 'text': return ' -x';
    case 'files': return ' -r';
    case 'words': return ` -x -a ${text(offer.words.join(' '))}`;
    case 'words-or-files': return ` -r -a ${text(offer.words.join(' '))}`;
  }
}

/** Between single quotes fish knows two escapes. */
function text(words: string): string {
  return `'${words.replaceAll('\\', '\\\\').replaceAll('\'', '\\\'')}'`;
}
