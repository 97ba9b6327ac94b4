/** A short fingerprint for readers that match findings between runs: FNV-1a, 64 bits, in hexadecimal. Not for security. */

/** Of the parts, whose borders count too. */
export function fingerprint(...parts: readonly string[]): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(parts.join('\u0000'))) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  return hash.toString(16).padStart(16, '0');
}
