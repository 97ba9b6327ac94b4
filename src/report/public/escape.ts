/** Escapes for other readers than a terminal: Markdown, XML, workflow commands, URLs. Every text goes through `safe` first. */
import { safe } from '../safe.js';

/** In a line of Markdown, a heading or a table's cell: no markup, no link, no mention, no reference to an issue. */
export function markdownText(text: string): string {
  let out = '';
  const line = safe(text);
  for (let i = 0; i < line.length; i++) {
    const char = line[i]!;
    const next = line[i + 1] ?? '';
    if (char === '<') out += '&lt;';
    else if (char === '>') out += '&gt;';
    else if (char === '&') out += '&amp;';
    // An empty comment parts what a forge would make a link or a mention of.
    else if (char === '@') out += '@<!-- -->';
    else if (char === '#') out += '\\#<!-- -->';
    else if (char === ':' && next === '/') out += ':<!-- -->';
    else if (char === '.' && /www$/iu.test(line.slice(Math.max(0, i - 3), i))) out += '<!-- -->.';
    else if ('\\`*_[]|~!$'.includes(char)) out += `\\${char}`;
    else out += char;
  }
  return out;
}

/** As code on one line; the fence is longer than any run of backticks within. */
export function markdownCode(text: string): string {
  // A bar ends a table's cell even within code.
  const line = safe(text).replaceAll('|', '¦');
  let longest = 0;
  let run = 0;
  for (const char of line) {
    run = char === '`' ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  const fence = '`'.repeat(longest + 1);
  const gap = longest > 0 ? ' ' : '';
  return `${fence}${gap}${line}${gap}${fence}`;
}

/** In an attribute or as text of XML 1.0; code points that XML does not allow are left out. */
export function xml(text: string): string {
  let out = '';
  for (const char of safe(text)) {
    const code = char.codePointAt(0)!;
    if ((code & 0xfffe) === 0xfffe) continue;
    out += char === '&' ? '&amp;' : char === '<' ? '&lt;' : char === '>' ? '&gt;' : char === '"' ? '&quot;' : char === "'" ? '&apos;' : char;
  }
  return out;
}

/** The message of a workflow command. `##[` would open a command of the older syntax anywhere in a line. */
export function commandData(text: string): string {
  return safe(text).replaceAll('##[', '# #[').replaceAll('%', '%25');
}

/** A property of a workflow command. */
export function commandProperty(text: string): string {
  return commandData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** A line of a log that no runner takes for a command. */
export function logLine(text: string): string {
  const line = safe(text).replaceAll('##[', '# #[');
  return line.startsWith('::') ? `. ${line}` : line;
}

/** A path as a relative URI. */
export function uri(path: string): string {
  return safe(path).split('/').map((part) => encodeURIComponent(part)).join('/');
}
