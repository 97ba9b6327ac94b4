/** Which characters nobody sees, and which letters pose as Latin ones. */

const always = /^[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]$/u;
const joiner = /^[\u200c\u200d]$/;
let joined: RegExp | null = null;
/** Scripts and signs that need joiners. Made when a joiner is met. */
function joinedScripts(): RegExp {
  return (joined ??= /[\p{Extended_Pictographic}\ufe0f\p{Emoji_Modifier}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Gujarati}\p{Script=Khmer}\p{Script=Mongolian}\p{Script=Syriac}\p{M}]/u);
}
const control = /^[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]$/;

/** Whether a character is never seen where it stands. `before` is the last visible character, `after` what follows. */
export function isHidden(char: string, before: string, after: string): boolean {
  if (joiner.test(char)) return !(joinedScripts().test(before) && joinedScripts().test(after));
  return always.test(char) || control.test(char);
}

const alike = new Map<string, string>([
  ...pairs('аАвВеЕкКмМнНоОрРсСтТуУхХіІјЈѕЅԁԛԝһҺЬьѡ', 'aABBeEKKMMHHoOpPcCTTyYxXiIjJsSdqwhHbbw'),
  ...pairs('αΑΒΕΖΗΙικΚΜΝνοΟρΡΤτυΥΧχϲϹϳ', 'aABEZHIikKMNvoOpPTtuYXxcCj'),
  ...pairs('օհոսցզԼՏ', 'ohnugqLS'),
]);

function pairs(from: string, to: string): [string, string][] {
  const latin = [...to];
  return [...from].map((letter, index) => [letter, latin[index] ?? letter]);
}

/** The Latin letter that another script's letter, a full-width or a mathematical letter looks like, or null. */
export function lookAlike(char: string): string | null {
  const found = alike.get(char);
  if (found !== undefined) return found;
  const code = char.codePointAt(0)!;
  if ((code >= 0x1d400 && code <= 0x1d6a3) || (code >= 0xff21 && code <= 0xff5a)) {
    const plain = char.normalize('NFKC');
    if (/^[A-Za-z]$/.test(plain)) return plain;
  }
  return null;
}
