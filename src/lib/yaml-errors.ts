/** Says in plain words what the YAML library found, and what would be right. */
import type { YAMLError } from 'yaml';

/** `at` is the offset to point to. */
export interface Explained {
  readonly message: string;
  readonly fix: string;
  readonly at: number;
}

const words: Readonly<Record<string, readonly [message: string, fix: string]>> = {
  TAB_AS_INDENT: ['A tab stands here as indentation, which YAML does not allow.', 'Use spaces instead of the tab.'],
  BAD_INDENT: ['The indentation of this line fits nothing above it, or a bracket is still open.', 'Align it with the lines it belongs to, and close every bracket.'],
  MULTILINE_IMPLICIT_KEY: ['A key has to stand on one line, followed by a colon and a space.', 'Write `key: value`; quote a value that runs over several lines.'],
  MISSING_CHAR: ['A quote or a bracket that is opened is not closed, or a colon is missing.', 'Close it, or put the whole value in quotes.'],
  BAD_SCALAR_START: ['A value can\'t begin with this character.', 'Put the value in quotes.'],
  BAD_ALIAS: ['A value that begins with * or & is read as an alias.', 'Put the value in quotes.'],
  MULTIPLE_DOCS: ['A second YAML document begins here.', 'Take the line out, or indent it.'],
  NON_STRING_KEY: ['A key has to be a text; this one is a list or a map.', 'Put it in quotes, or put the braces of a placeholder in quotes.'],
  BAD_DQ_ESCAPE: ['This backslash makes no escape that YAML knows.', 'Use single quotes around the value, or write two backslashes.'],
  BLOCK_IN_FLOW: ['Inside brackets a list or map can\'t be written on lines of its own.', 'Close the bracket first, or put the whole in brackets.'],
  KEY_OVER_1024_CHARS: ['This key is too long.', 'Give it a short key, and put the text behind a colon.'],
};

/** One problem out of a library error. */
export function explainYamlError(error: YAMLError, source: string): Explained {
  const at = Math.min(error.pos[0], source.length);
  const lineStart = source.lastIndexOf('\n', at - 1) + 1;
  const lineEnd = source.indexOf('\n', at) < 0 ? source.length : source.indexOf('\n', at);
  const line = source.slice(lineStart, lineEnd).trimEnd();
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY' || error.code === 'UNEXPECTED_TOKEN') {
    const next = source.slice(lineEnd + 1, source.indexOf('\n', lineEnd + 1) < 0 ? source.length : source.indexOf('\n', lineEnd + 1));
    const colon = line.indexOf(': ');
    if (error.code === 'BLOCK_AS_IMPLICIT_KEY' && colon > 0 && line.includes(': ', colon + 1)) {
      return { message: 'There is a second colon in this value, and YAML takes it for a key.', fix: `Put the value in quotes: ${quoted(line, colon)}`, at };
    }
    if (error.code === 'BLOCK_AS_IMPLICIT_KEY' && next.trim() !== '' && next.startsWith(' ')) {
      return { message: 'This key has a value, and lines below it are indented as if they were its value too.', fix: 'Indent the lines below like this one, or leave the value behind the colon out.', at };
    }
    if (error.code === 'UNEXPECTED_TOKEN' && colon > 0 && /^["']/.test(line.slice(colon + 2).trim())) {
      return { message: 'The quotes end before the value does.', fix: 'Put the quotes around the whole value; inside single quotes write an apostrophe twice.', at };
    }
    return { message: 'YAML can\'t be read from here on.', fix: 'Each line should read `key: value`; a value with a colon, a quote or a bracket in it needs quotes around it.', at };
  }
  const [message, fix] = words[error.code] ?? ['YAML can\'t be read from here on.', 'Each line should read `key: value`; a value with a colon, a quote or a bracket in it needs quotes around it.'];
  return { message, fix, at: error.code === 'MISSING_CHAR' || error.code === 'BAD_INDENT' ? lastText(source, at) : at };
}

/** The line as it should be: its value in quotes, shortened. */
function quoted(line: string, colon: number): string {
  const value = line.slice(colon + 2).trim().replaceAll('"', "'");
  return `${line.slice(0, colon).trim()}: "${value.length > 60 ? `${value.slice(0, 59)}…` : value}"`;
}

/** An error at the very end of a text is shown at its last character, not on an empty line behind it. */
function lastText(source: string, at: number): number {
  return at >= source.length ? Math.max(0, source.trimEnd().length - 1) : at;
}
