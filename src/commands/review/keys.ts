/** What a line typed at a prompt means. */

/** The line without the spaces around it and without control characters. */
export function pressedKey(text: string): string {
  return [...text].filter((c) => c >= ' ' && c !== '\u007f').join('').trim();
}
