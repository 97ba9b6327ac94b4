/** Ids: what they look like, how a title becomes one, and how an id reads as a title. */

const ID = '[\\p{Ll}\\p{Lo}\\p{Lm}\\p{N}][\\p{Ll}\\p{Lo}\\p{Lm}\\p{N}\\p{M}_-]*';

/** Letters, digits, hyphens and underscores, lower case. */
export const idPattern = new RegExp(`^${ID}$`, 'u');

/** An id, or two with a slash between them (`ip/patents`). */
export const pathIdPattern = new RegExp(`^${ID}(?:\\/${ID})?$`, 'u');

/** A criterion's whole id: its own where it is written with a slash, else under its checklist's. */
export function criterionId(checklist: string, local: string): string {
  return local.includes('/') ? local : `${checklist}/${local}`;
}

/** The id made of a title: lower case, everything but letters and digits as hyphens. '' when nothing is left. */
export function slug(title: string, joint: '-' | '_' = '-'): string {
  const words =
    title
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words.join(joint);
}

/** A title made of an id: `own-idea` is "Own idea". */
export function humanized(id: string): string {
  const words = id
    .slice(id.lastIndexOf('/') + 1)
    .split(/[-_]/u)
    .join(' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
