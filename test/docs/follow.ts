/** Follows a page with commands: writes its files, runs its commands in order, and gives the page with what they print. */

export interface Followed {
  /** With every console block as it would be printed. */
  readonly page: string;
  readonly commands: number;
  readonly codes: readonly number[];
}

export interface Folder {
  write(name: string, text: string, append: boolean): void;
  /** The words of a command line, the first being npx. */
  run(words: readonly string[]): Promise<{ readonly code: number; readonly out: string }>;
}

export async function follow(page: string, folder: Folder): Promise<Followed> {
  const codes: number[] = [];
  const out: string[] = [];
  const lines = page.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const open = /^```(\S+)(?: (\S+))?(?: (append))?$/u.exec(lines[i]!);
    out.push(lines[i]!);
    if (open === null) continue;
    const end = lines.indexOf('```', i + 1);
    const body = lines.slice(i + 1, end);
    const [, kind, name, append] = open;
    if (kind === 'console') {
      const blocks: string[] = [];
      for (const line of body.filter((l) => l.startsWith('$ '))) {
        const words = [...line.slice(2).matchAll(/"([^"]*)"|(\S+)/gu)].map((m) => m[1] ?? m[2]!);
        if (words[0] !== 'npx') throw new Error(`Not run: ${line}`);
        const ran = await folder.run(words);
        codes.push(ran.code);
        blocks.push(`${line}\n${ran.out.split('\n').map((l) => l.trimEnd()).join('\n').trimEnd()}`);
      }
      out.push(...blocks.join('\n\n').split('\n'));
    } else {
      if (name !== undefined) folder.write(name, `${body.join('\n')}\n`, append !== undefined);
      out.push(...body);
    }
    out.push('```');
    i = end;
  }
  return { page: out.join('\n'), commands: codes.length, codes };
}
