/** Documents for measuring: proposals of any size by a seeded generator, and the shapes that are hardest to read. The same seed gives the same bytes. */

/** A small generator of numbers from 0 to 1 (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const subjects = ['We', 'Our team', 'The members', 'The maintainers', 'Students', 'Both sides', 'The partner', 'Nobody', 'The pilot group', 'Our sensors'];
const verbs = ['will publish', 'share', 'do not sell', 'maintain', 'test', 'might keep', 'will not patent', 'measure', 'document', 'review', 'hope to extend', 'translate', 'have collected'];
const objects = ['the code', 'all field data', 'the gauges', 'each release', 'the results', 'a public register', 'the training material', 'every complaint', 'the protocol', 'our designs', 'the accounts'];
const tails = ['under AGPL-3.0', 'with the village', 'every second month', 'before any member is asked', 'without cost to anybody', 'as the assembly decides', 'on a server of our own', 'by March 2027', 'for EUR 12,000', 'unless a family objects', 'together with two other rivers', 'and answer for it'];
const headings = ['Abstract', 'Research Questions', 'Methodology', 'Expected Outcomes', 'Timeline', 'Resources Required', 'Resources You Bring', 'Data', 'Risks', 'Budget', 'Background', 'Open Questions'];
const lines = ['Open source commitment', 'Privacy', 'Documentation', 'Maintenance', 'Scalability', 'Mutual benefit', 'Diverse perspectives', 'Long-term thinking'];

/** A proposal of about `size` bytes: frontmatter, sections of prose and lists, a table, a self-assessment. */
export function proposal(seed, size) {
  const next = random(seed);
  const pick = (from) => from[Math.floor(next() * from.length)];
  const sentence = () => `${pick(subjects)} ${pick(verbs)} ${pick(objects)} ${pick(tails)}${next() < 0.3 ? `, and ${pick(subjects).toLowerCase()} ${pick(verbs)} ${pick(objects)}` : ''}.`;
  const paragraph = () => Array.from({ length: 3 + Math.floor(next() * 4) }, sentence).join(' ');
  let text = `---\ntype: research\ntitle: Gauges of river ${seed}\nstatus: draft\nsubmitted: 2026-11-01\nstart: 2027-03-01\nlicense: AGPL-3.0-or-later\n---\n\n# Research partnership proposal: river ${seed}\n\n`;
  for (let n = 0; text.length < size - 700; n++) {
    text += `## ${n < headings.length ? headings[n] : `${pick(headings)} ${n}`}\n\n${paragraph()}\n\n`;
    if (next() < 0.5) text += `${Array.from({ length: 3 }, () => `- **${pick(objects)}:** ${sentence()}`).join('\n')}\n\n`;
    if (next() < 0.2) text += `| Month | What |\n| --- | --- |\n${Array.from({ length: 3 }, (_, i) => `| ${i + 1} | ${sentence()} |`).join('\n')}\n\n`;
  }
  return `${text}## Self-Assessment\n\n${lines.map((line) => `- [x] ${line}: ${sentence()}`).join('\n')}\n`;
}

const repeat = (piece, size) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
const numbered = (size, make) => {
  const parts = [];
  for (let i = 0, length = 0; length < size; i++) { parts.push(make(i)); length += parts[i].length; }
  return parts.join('');
};

/** The hardest shapes we know, each about `size` bytes, behind a head that makes it a proposal. */
export const shapes = {
  'prose': (size) => proposal(7, size),
  'nested lists, 90 deep': (size) => numbered(size, (i) => `${'  '.repeat(i % 45)}- item ${i} we will publish the code\n`),
  'nested quotes, 90 deep': (size) => numbered(size, (i) => `${'>'.repeat(1 + (i % 90))} we will publish the code ${i}\n\n`),
  'emphasis runs': (size) => repeat('*a **b ', size),
  'headings': (size) => numbered(size, (i) => `# Data ${i}\n`),
  'headings of one name': (size) => repeat('## Abstract\n\nwe test\n\n', size),
  'table of many rows': (size) => `| a | b |\n|---|---|\n${numbered(size, (i) => `| row ${i} | we will publish the code |\n`)}`,
  'one line of words': (size) => repeat('we will publish the code and the data ', size),
  'one word': (size) => repeat('a', size),
  'one line of negators': (size) => repeat('we never will not publish the code, nor ', size),
  'starts of phrases, never ended': (size) => repeat('we will publish share open keep maintain document our the ', size),
  'self-assessment lines': (size) => `## Self-Assessment\n\n${numbered(size, (i) => `- [x] Open source commitment: we will publish part ${i}\n`)}`,
  'labels': (size) => numbered(size, (i) => `- **Label ${i}:** value ${i}\n`),
  'blank lines': (size) => repeat('\n', size),
  'references': (size) => numbered(size, () => 'a &amp; b\n\n'),
  'brackets': (size) => repeat('[a](', size),
  'commas': (size) => repeat('no, not, none, ', size),
  'hidden characters': (size) => repeat('pub\u200blish the c\u043ede ', size / 2),
  'colons': (size) => repeat('see: why: then: ', size),
  'dates': (size) => repeat('March 2027, 2027-03-01; ', size),
};

/** A shape as a whole document. */
export function shaped(name, size) {
  return name === 'prose' ? shapes.prose(size) : `---\ntype: research\n---\n\n# Research proposal: shape\n\n## Methodology\n\n${shapes[name](size - 80)}`;
}
