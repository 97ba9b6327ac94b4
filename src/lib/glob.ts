/** Globs over file names: `*`, `?`, `**` and `{a,b}`. Own matching, so that no user's text becomes a regular expression; never exponential. */

/** Most patterns that braces may expand to. */
const MOST = 64;

export function isGlob(path: string): boolean {
  return path.includes('*') || path.includes('?') || (path.includes('{') && path.includes('}'));
}

/** `a/{b,c}.md` as `a/b.md`, `a/c.md`; braces that hold braces, and more than 64 ways, stay as they are. */
export function expandBraces(pattern: string): readonly string[] {
  let patterns: readonly string[] = [pattern];
  for (;;) {
    const next = patterns.flatMap((p) => {
      const open = p.indexOf('{');
      const close = p.indexOf('}', open);
      if (open < 0 || close < 0) return [p];
      return p
        .slice(open + 1, close)
        .split(',')
        .map((choice) => p.slice(0, open) + choice + p.slice(close + 1));
    });
    if (
      next.length > MOST ||
      (next.length === patterns.length && next.every((p, i) => p === patterns[i]))
    )
      return patterns;
    patterns = next;
  }
}

/** Whether a path's names match a pattern's, both split at `/`. `**` stands for any number of folders. */
export function matchesGlob(names: readonly string[], pattern: readonly string[]): boolean {
  // reachable[j]: the names so far match the pattern's first j parts.
  let reachable = pattern.map(() => false);
  reachable.push(false);
  reachable[0] = true;
  spread(reachable, pattern);
  for (const name of names) {
    const next = reachable.map(() => false);
    for (let j = 0; j < pattern.length; j++) {
      if (!reachable[j]) continue;
      if (pattern[j] === '**') next[j] = true;
      else if (matchesName(name, pattern[j]!)) next[j + 1] = true;
    }
    spread(next, pattern);
    reachable = next;
  }
  return reachable[pattern.length]!;
}

/** `**` may also stand for no folder at all. */
function spread(reachable: boolean[], pattern: readonly string[]): void {
  for (let j = 0; j < pattern.length; j++)
    if (reachable[j] && pattern[j] === '**') reachable[j + 1] = true;
}

/** One name against one part: on a mismatch go back to the last `*` only, which is enough. */
export function matchesName(name: string, part: string): boolean {
  let i = 0;
  let j = 0;
  let star = -1;
  let from = 0;
  while (i < name.length) {
    if (j < part.length && part[j] === '*') {
      star = j++;
      from = i;
    } else if (j < part.length && (part[j] === '?' || part[j] === name[i])) {
      i++;
      j++;
    } else if (star >= 0) {
      j = star + 1;
      i = ++from;
    } else return false;
  }
  while (part[j] === '*') j++;
  return j === part.length;
}
