/** Completion for zsh, to source or to put into a folder of $fpath as `_proposals`. */
import { flat, quote, type Described, type DescribedCommand, type DescribedOption, type Offer } from './words.js';

export function zsh({ commands, alone, programs }: Described): string {
  const all = [...alone, ...programs].join(' ');
  const outer = commands.filter(({ inner }) => inner.length > 0).map(({ name }) => name);
  return `#compdef ${all}
# Completion of ${all} for zsh.
_proposals() {
  local command=$service
  if [[ ${programs.map((name) => `$service == ${name}`).join(' || ')} ]]; then
    if (( CURRENT == 2 )); then
      local -a commands
      commands=(
${commands.map(({ name, about }) => `        ${quote(`${name}:${about.replaceAll(':', ' -')}`)}`).join('\n')}
      )
      _describe command commands
      return
    fi
    command=$words[2]
    shift words
    (( CURRENT-- ))${outer.length === 0 ? '' : `
    if [[ $command == (${outer.join('|')}) ]] && (( CURRENT > 2 )); then
      command="$command $words[2]"
      shift words
      (( CURRENT-- ))
    fi`}
  fi
  case $command in
${flat(commands).map(caseOf).join('\n')}
  esac
}
if [[ \${zsh_eval_context[-1]} == loadautofunc ]]; then
  _proposals "$@"
else
  compdef _proposals ${all}
fi
`;
}

function caseOf(command: DescribedCommand): string {
  const lines = [...command.options.map(option), ...(command.argument.kind === 'none' ? [] : [quote(`*:${command.argument.kind === 'words' ? 'word' : 'file'}:${action(command.argument)}`)])];
  return `    ${command.name.includes(' ') ? quote(command.name) : command.name})\n      _arguments \\\n${lines.map((line) => `        ${line}`).join(' \\\n')} ;;`;
}

function option({ short, long, about, value, offer, many }: DescribedOption): string {
  const said = `[${about.replace(/[[\]:\\]/gu, (mark) => `\\${mark}`)}]${value === '' ? '' : `:${value}:${action(offer)}`}`;
  if (short !== null) return `${quote(`(${short} ${long})`)}{${short},${long}}${quote(said)}`;
  return quote(`${many ? '*' : ''}${long}${said}`);
}

function action(offer: Offer): string {
  if (offer.kind === 'words') return `(${offer.words.join(' ')})`;
  if (offer.kind === 'words-or-files') return `{compadd -- ${offer.words.join(' ')}; _files}`;
  return offer.kind === 'files' ? '_files' : ' ';
}
