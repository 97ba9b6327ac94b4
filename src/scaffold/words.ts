/** Whether one text has every word of another. */

/** Runs of letters and digits, with how often each stands there. */
function wordCounts(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Whether `text` has every word of `old`, each at least as often. */
export function sameWords(old: string, text: string): boolean {
  const now = wordCounts(text);
  return [...wordCounts(old)].every(([word, count]) => (now.get(word) ?? 0) >= count);
}
