/** Completion for bash, 3.2 and later. Where nothing is offered readline falls back to file names. */
import { flat, quote, type Described, type DescribedCommand, type Offer } from './words.js';

export function bash({ commands, alone, programs }: Described): string {
  // A pattern that stands first is taken, so names within others are matched before those.
  const all = [...flat(commands)].reverse();
  const outer = commands.filter(({ inner }) => inner.length > 0).map(({ name }) => name);
  return `# Completion of ${[...alone, ...programs].join(', ')} for bash.
_proposals_complete() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[0]##*/}" words=''
  COMPREPLY=()
  case "$command" in
    ${alone.join('|')}) ;;
    *)
      if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W ${quote([...commands.map(({ name }) => name), 'help'].join(' '))} -- "$cur"))
        return
      fi
      command="\${COMP_WORDS[1]}"${outer.length === 0 ? '' : `
      case "$command" in ${outer.join('|')}) [ "$COMP_CWORD" -le 2 ] || command="$command \${COMP_WORDS[2]}" ;; esac`} ;;
  esac
  case "$command $prev" in
${all.flatMap(values).join('\n')}
  esac
  if [ -z "$words" ]; then
    case "$command $cur" in
${all.map((command) => `      ${quote(`${command.name} -`)}*) words=${quote(command.options.map(({ long }) => long).join(' '))} ;;`).join('\n')}
${all.filter(({ argument }) => 'words' in argument).map((command) => `      ${quote(`${command.name} `)}*) words=${quote(wordsOf(command.argument))} ;;`).join('\n')}
    esac
  fi
  [ -z "$words" ] || COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _proposals_complete ${[...alone, ...programs].join(' ')}
`;
}

function values(command: DescribedCommand): string[] {
  return command.options.flatMap((option) => {
    const words = wordsOf(option.offer);
    if (option.offer.kind === 'none') return [];
    const names = [option.long, ...(option.short === null ? [] : [option.short])].map((name) => quote(`${command.name} ${name}`)).join('|');
    return [words === '' ? `    ${names}) return ;;` : `    ${names}) words=${quote(words)} ;;`];
  });
}

function wordsOf(offer: Offer): string {
  return 'words' in offer ? offer.words.join(' ') : '';
}
