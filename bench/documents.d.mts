/** Types of documents.mjs, for the test that uses it. */
export function random(seed: number): () => number;
export function proposal(seed: number, size: number): string;
export const shapes: Readonly<Record<string, (size: number) => string>>;
export function shaped(name: string, size: number): string;
