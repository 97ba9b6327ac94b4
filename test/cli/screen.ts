/** A terminal's screen: what a person sees after all that a program wrote to it. Knows the sequences that our questions use. */

/** The lines on the screen, without spaces at their ends. `wide` counts columns. */
export function screenOf(output: string, wide: number): readonly string[] {
  const lines: string[][] = [[]];
  let row = 0;
  let column = 0;
  const at = (r: number): string[] => {
    while (lines.length <= r) lines.push([]);
    return lines[r]!;
  };
  for (let i = 0; i < output.length; i++) {
    const char = output[i]!;
    if (char === '\r') column = 0;
    else if (char === '\n') row++;
    else if (char === '\b') column = Math.max(0, column - 1);
    else if (char === '\u001b' && output[i + 1] === '[') {
      let end = i + 2;
      while (end < output.length && !/[A-Za-z]/u.test(output[end]!)) end++;
      const n = Number.parseInt(output.slice(i + 2, end), 10);
      const count = Number.isNaN(n) ? 1 : n;
      const what = output[end];
      if (what === 'A') row = Math.max(0, row - count);
      else if (what === 'B') row += count;
      else if (what === 'C') column += count;
      else if (what === 'D') column = Math.max(0, column - count);
      else if (what === 'G') column = count - 1;
      else if (what === 'K') lines[row] = n === 2 ? [] : at(row).slice(0, column);
      else if (what === 'J') { lines[row] = at(row).slice(0, column); lines.length = row + 1; }
      i = end;
    } else if (char >= ' ') {
      if (column >= wide) { row++; column = 0; }
      const line = at(row);
      while (line.length < column) line.push(' ');
      line[column++] = char;
    }
    at(row);
  }
  return lines.map((line) => Array.from(line, (c) => c ?? ' ').join('').trimEnd());
}
