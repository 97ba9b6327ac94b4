/** Tells a text that is clearly not English. */
export function detectLanguage(_text: string): { readonly language: string; readonly share: number } | null {
  return null;
}
