/** Whether letters and digits stand in a text. ASCII is told by a look; the tables of Unicode are only opened for what lies beyond. */

/** Per ASCII character: 1 for letters and digits. */
const ASCII = Uint8Array.from({ length: 128 }, (_, code) => (/[A-Za-z0-9]/.test(String.fromCharCode(code)) ? 1 : 0));

let wide: RegExp | null = null;

/** Whether the text holds a letter or digit of any script. */
export function hasLetter(text: string): boolean {
  let beyond = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 128) beyond = true;
    else if (ASCII[code] === 1) return true;
  }
  return beyond && (wide ??= /[\p{L}\p{N}]/u).test(text);
}

/** Whether the text is ASCII alone. */
export function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= 128) return false;
  return true;
}

/** Whether a code unit is an ASCII letter or digit. */
export function isAsciiLetter(code: number): boolean {
  return code < 128 && ASCII[code] === 1;
}
