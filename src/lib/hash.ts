/** SHA-256, in hex: the one place that hashes. */

/** The SHA-256 of bytes, or of a text's UTF-8 form, as 64 hex digits. */
export function sha256(data: string | Uint8Array): string {
  // Loaded by the first hash: most runs need none, and the module takes longer to load than a proposal to read.
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash('sha256').update(data).digest('hex');
}
