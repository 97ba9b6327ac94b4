/** Reads workflow commands as a runner does, from its documented syntax and nothing of ours: `::name key=value,…::data`, and the older `##[name …]data`. */

export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** Every command in a log. A line may be ended by LF, CR or both. */
export function commandsIn(log: string): readonly WorkflowCommand[] {
  return log.split(/\r\n|\n|\r/u).flatMap((line) => {
    const command = newer(line.trimStart()) ?? older(line);
    return command === null ? [] : [command];
  });
}

function newer(line: string): WorkflowCommand | null {
  if (!line.startsWith('::')) return null;
  const end = line.indexOf('::', 2);
  if (end < 0) return null;
  const head = line.slice(2, end);
  const space = head.indexOf(' ');
  const properties: Record<string, string> = {};
  for (const pair of space < 0 ? [] : head.slice(space + 1).trim().split(',')) {
    const equals = pair.indexOf('=');
    if (equals > 0) properties[pair.slice(0, equals).trim()] = unescape(pair.slice(equals + 1), [['%3A', ':'], ['%2C', ','], ['%0D', '\r'], ['%0A', '\n'], ['%25', '%']]);
  }
  return { name: space < 0 ? head : head.slice(0, space), properties, data: unescape(line.slice(end + 2), [['%0D', '\r'], ['%0A', '\n'], ['%25', '%']]) };
}

/** Found anywhere in a line. */
function older(line: string): WorkflowCommand | null {
  const start = line.indexOf('##[');
  const end = line.indexOf(']', start);
  if (start < 0 || end < 0) return null;
  return { name: line.slice(start + 3, end).split(' ')[0]!, properties: {}, data: line.slice(end + 1) };
}

function unescape(text: string, pairs: readonly (readonly [string, string])[]): string {
  return pairs.reduce((out, [from, to]) => out.replaceAll(from, to), text);
}
