/** The world outside, as one argument: files, streams, environment, clock. Real in `src/host.ts`, made up in tests. */

/** What lies at a path. `other`: a pipe, a device, a socket. */
export type PathKind = 'file' | 'folder' | 'missing' | 'other';

/** A file's bytes, or in plain words why there are none ("there is no such file"). */
export type ReadOutcome = { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly why: string };

export interface OutputStream {
  write(text: string): void;
  readonly isTTY: boolean;
  /** Columns of the terminal, or null where it is none. */
  readonly columns: number | null;
}

/** Paths go in as users and configurations write them, and come out absolute with the system's separator, but for `relative`. */
export interface HostPaths {
  resolve(...parts: readonly string[]): string;
  dirname(path: string): string;
  basename(path: string): string;
  /** From a folder to a path, always with `/`; '' for the folder itself. Absolute where the two share no root. */
  relative(from: string, to: string): string;
}

/** What git answered: its exit code, its bytes, its complaint. */
export interface GitAnswer {
  readonly code: number;
  readonly stdout: Uint8Array;
  readonly stderr: string;
}

export interface Host {
  /** Absolute working folder. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder of the installed package: rubrics, templates and schemas lie in it. */
  readonly packageRoot: string;
  readonly version: string;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly paths: HostPaths;
  /** The local day, YYYY-MM-DD. */
  today(): string;
  /** Everything from standard input. */
  stdin(): Promise<Uint8Array>;
  kind(path: string): PathKind;
  read(path: string): ReadOutcome;
  /** When a file was last written, in milliseconds since 1970, or null. */
  modified?(path: string): number | null;
  /** Names in a folder, sorted by code unit; empty where it can't be listed. */
  list(folder: string): readonly string[];
  /** The path with symbolic links followed, or the path itself where that fails. */
  realpath(path: string): string;
  /** Writes a whole file through a temporary neighbour, so that none is ever half written. Gives null, or why it failed. */
  write(path: string, text: string): string | null;
  /** Writes a whole new file, at once and only where nothing stands. Gives null, `taken` where something does, or why it failed. */
  createNew(path: string, text: string): string | null;
  /** The streams on which a person can be asked, or null where nobody is there. */
  readonly terminal: { readonly input: NodeJS.ReadableStream; readonly output: NodeJS.WritableStream } | null;
  /** Runs a command of the user's own (`code --wait`) on a file in this terminal and waits for its end. Gives null, or why it failed. */
  edit(command: string, path: string): string | null;
  /** Makes a folder and those above it; fine where it is there. Gives null, or why it failed. */
  makeFolder(path: string): string | null;
  /** Runs git in a folder, never asking anybody anything and running nothing that the repository names. Null: there is no git. */
  git?(args: readonly string[], folder: string): GitAnswer | null;
  /** Lets memory be freed and waits for whoever reads standard output; a long run calls it now and then. */
  pause?(): Promise<void>;
  /** Calls `changed` whenever something under a folder changes; settles when nothing more can come. */
  watch?(folder: string, changed: () => void): Promise<void>;
}
