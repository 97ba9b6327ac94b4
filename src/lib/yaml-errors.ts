/** Says in plain words what the YAML library found, and how to fix it. */
import type { YAMLError } from 'yaml';

const ANY_LINE =
  'Write each line as `key: value`; put a value with a colon, a quote or a bracket in it in quotes.';

const words: Readonly<Record<string, readonly [message: string, fix: string]>> = {
  TAB_AS_INDENT: ['YAML does not allow tabs as indentation.', 'Use spaces instead of the tab.'],
  BAD_INDENT: [
    'The indentation of this line fits nothing above it, or a bracket is still open.',
    'Align it with the lines it belongs to, and close every bracket.',
  ],
  MULTILINE_IMPLICIT_KEY: [
    'A key has to stand on one line, followed by a colon and a space.',
    'Write `key: value`; quote a value that runs over several lines.',
  ],
  MISSING_CHAR: [
    'A quote or a bracket is not closed, or a colon is missing.',
    'Close it, or put the whole value in quotes.',
  ],
  BAD_SCALAR_START: ["A value can't begin with this character.", 'Put the value in quotes.'],
  BAD_ALIAS: ['A value that begins with * or & is read as an alias.', 'Put the value in quotes.'],
  MULTIPLE_DOCS: ['A second YAML document begins here.', 'Remove the line, or indent it.'],
  NON_STRING_KEY: ['A key has to be text; this one is a list or a map.', 'Put it in quotes.'],
  BAD_DQ_ESCAPE: [
    'YAML does not know this backslash escape.',
    'Use single quotes around the value, or write two backslashes.',
  ],
};

/** `at` is the offset to point to. */
export function explainYamlError(
  error: YAMLError,
  source: string,
): { readonly message: string; readonly fix: string; readonly at: number } {
  const at = Math.min(error.pos[0], source.length);
  const start = source.lastIndexOf('\n', at - 1) + 1;
  const line = source.slice(start).split('\n', 1)[0]!.trimEnd();
  const colon = line.indexOf(': ');
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY' && colon > 0 && line.includes(': ', colon + 1)) {
    const value = line
      .slice(colon + 2)
      .trim()
      .replaceAll('"', "'");
    const short = value.length > 60 ? `${value.slice(0, 59)}…` : value;
    return {
      message: 'This value holds a second colon, which YAML reads as a key.',
      fix: `Put the value in quotes: ${line.slice(0, colon).trim()}: "${short}"`,
      at,
    };
  }
  const [message, fix] = words[error.code] ?? ["YAML can't be read from here on.", ANY_LINE];
  // An error at the very end is shown at the last character, not on an empty line behind it.
  const isEnd =
    (error.code === 'MISSING_CHAR' || error.code === 'BAD_INDENT') && at >= source.length;
  return { message, fix, at: isEnd ? Math.max(0, source.trimEnd().length - 1) : at };
}
