/** The numbers of an agent partnership: each bound of the tiers and of the revenue terms at, just inside and just outside. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../cli/fake-host.js';
import { judged, rubricOf } from '../scaffold/shipped.js';

const rubric = rubricOf('agent');
const base = readFileSync(`${packageRoot}/examples/agent/accept.md`, 'utf8');

/** The finished example with other values at the top ('' takes one out) and other revenue terms. */
function agent(top: Readonly<Record<string, string>>, terms?: string) {
  let source = base;
  for (const [key, value] of Object.entries(top)) source = source.replace(new RegExp(`^${key}: .*\\n`, 'mu'), value === '' ? '' : `${key}: ${value}\n`);
  if (terms !== undefined) source = source.replace(/## Revenue Terms\n[^#]*/u, `## Revenue Terms\n\n${terms}\n\n`);
  const { criteria } = judged(source, rubric);
  return (id: string) => criteria.find((c) => c.id === id)!;
}

type Status = 'met' | 'contradicted' | 'open' | 'missing' | 'not-applicable';
/** One step under a lower bound, at it, and one step over it; of an upper bound the other way round. */
const from = (bound: number, step: number): readonly (readonly [number, Status])[] => [[bound - step, 'contradicted'], [bound, 'met'], [bound + step, 'met']];
const upTo = (bound: number, step: number): readonly (readonly [number, Status])[] => [[bound - step, 'met'], [bound, 'met'], [bound + step, 'contradicted']];
/** 15.1 rather than 15.100000000000001, and 15,000 in groups. */
const shown = (value: number): string => (value >= 10 ? (Math.round(value * 10) / 10).toLocaleString('en-US') : String(Math.round(value * 1e6) / 1e6));

describe('the tiers', () => {
  it.each([
    ...[...from(1, 1), ...upTo(3, 1)].map((one) => ['seeker', ...one] as const), ...[...from(5, 1), ...upTo(10, 1)].map((one) => ['apprentice', ...one] as const),
    ...from(25, 1).map((one) => ['architect', ...one] as const), ['architect', 100000, 'met'], ['sovereign', 1, 'met'], ['sovereign', 4, 'met'], ['sovereign', 11, 'met'], ['sovereign', 900, 'met'],
  ] as const)('%s with %i agents: %s', (tier, agents, status) => { expect(agent({ tier, agents: String(agents) })('tier/agents').status).toBe(status); });
  it.each([
    [4, '4 agents lie between seeker, 1 to 3, and apprentice, 5 to 10.'], [11, '11 agents lie between apprentice, 5 to 10, and architect, 25 or more.'], [24, '24 agents lie between apprentice, 5 to 10, and architect, 25 or more.'],
    [25, '25 agents fit architect, 25 or more; apprentice is 5 to 10.'], [3, '3 agents fit seeker, 1 to 3; apprentice is 5 to 10.'],
  ])('what does not fit names the nearest: apprentice with %i', (agents, note) => { expect(agent({ tier: 'apprentice', agents: String(agents) })('tier/agents').note).toBe(note); });

  it.each((['seeker', 'apprentice', 'architect', 'sovereign'] as const).flatMap((tier, i) => from([1, 12, 24, 36][i]!, 1).map((one) => [tier, ...one] as const)))('%s for %i months: %s', (tier, months, status) => {
    expect(agent({ tier, commitment_months: String(months) })('tier/commitment').status).toBe(status);
  });

  const price = (tier: string, amount: number, per: string): string => agent({ tier, budget: `{ amount: ${amount}, currency: USD, status: secured, per: ${per} }` })('tier/price').status;
  it.each((['seeker', 'apprentice', 'architect'] as const).flatMap((tier, i) => from([6000, 36000, 150000][i]!, 1).map((one) => [tier, ...one] as const)))('%s for %i a year: %s', (tier, amount, status) => {
    expect(price(tier, amount, 'year')).toBe(status);
  });
  it.each([
    ['seeker', 600, 'met'], ['seeker', 601, 'met'], ['seeker', 500, 'met'], ['seeker', 499, 'contradicted'], ['apprentice', 3500, 'met'], ['apprentice', 3501, 'met'], ['apprentice', 3000, 'met'], ['apprentice', 2999, 'contradicted'],
    ['architect', 12500, 'met'], ['architect', 12499, 'contradicted'],
  ] as const)('%s for %i a month: %s', (tier, amount, status) => { expect(price(tier, amount, 'month')).toBe(status); });
  it('a sovereign price is negotiated', () => { expect([price('sovereign', 1, 'year'), price('sovereign', 10_000_000, 'year')]).toEqual(['met', 'met']); });
  it.each([[53999, 18, 'contradicted'], [54000, 18, 'met'], [54001, 18, 'met'], [35999, 12, 'contradicted'], [36000, 12, 'met'], [39000, 13, 'met'], [38999, 13, 'contradicted']])('a total of %i over %i months: %s', (amount, months, status) => {
    expect(agent({ commitment_months: String(months), budget: `{ amount: ${amount}, currency: USD, status: secured }` })('tier/price').status).toBe(status);
  });
  it.each(['EUR', 'GBP', 'JPY'])('a price in %s is for a reviewer', (currency) => {
    const read = agent({ budget: `{ amount: 90000, currency: ${currency}, status: secured, per: year }` })('tier/price');
    expect([read.status, read.note]).toEqual(['open', `It is in ${currency}, and apprentice is counted in USD: whether it fits is for a reviewer.`]);
  });
  it('what is not given is missing', () => {
    for (const [key, id] of [['agents', 'tier/agents'], ['commitment_months', 'tier/commitment'], ['budget', 'tier/price']] as const) expect(agent({ [key]: '' })(id).status).toBe('missing');
  });
  it.each([['', 'not-applicable'], ['{ amount: 35999, currency: USD, status: secured, per: year }', 'not-applicable'], ['{ amount: 36000, currency: USD, status: secured, per: year }', 'met']] as const)('a performance deal owes no price, and is told where a base fee meets it: %j', (budget, status) => {
    expect(agent({ revenue_model: 'performance', budget })('tier/price').status).toBe(status);
  });
});

const terms = (model: string, text: string) => agent({ revenue_model: model }, text)('revenue/terms');
const status = (model: string, text: string): string => terms(model, text).status;

describe('subscription', () => {
  it.each([['We pay yearly in advance.', 'met'], ['We are billed monthly.', 'met'], ['An annual invoice, prepaid.', 'met'], ['We pay what the list says.', 'open']] as const)('says how often it is billed: %s', (text, wanted) => { expect(status('subscription', text)).toBe(wanted); });
  it.each(upTo(17, 0.1))('an annual discount of %d %%: %s', (percent, wanted) => { expect(status('subscription', `We pay yearly, with an annual discount of ${shown(percent)} %.`)).toBe(wanted); });
  it.each(upTo(25, 0.1))('a multi-year discount of %d %%: %s', (percent, wanted) => { expect(status('subscription', `We pay yearly, with a multi-year discount of ${shown(percent)} %.`)).toBe(wanted); });
});

describe('usage', () => {
  const usage = (included: string, overage: string) => terms('usage', `${included} interactions are included. The overage is ${overage} each.`);
  it.each([
    ['9,999', '$0.01', 'contradicted'], ['10,000', '$0.01', 'met'], ['10,001', '$0.01', 'met'], ['99,999', '$0.01', 'met'], ['100,000', '$0.01', 'contradicted'],
    ['99,999', '$0.005', 'contradicted'], ['100,000', '$0.005', 'met'], ['100,001', '$0.005', 'met'], ['999,999', '$0.005', 'met'], ['1,000,000', '$0.005', 'contradicted'],
    ['999,999', '$0.002', 'contradicted'], ['1,000,000', '$0.002', 'met'], ['1,000,001', '$0.002', 'met'], ['2 million', '$0.002', 'met'], ['200k', '$0.005', 'met'],
    ['10,000', '$0.0099', 'contradicted'], ['10,000', '$0.0101', 'contradicted'], ['100,000', '$0.0049', 'contradicted'], ['100,000', '$0.0051', 'contradicted'], ['1,000,000', '$0.0019', 'contradicted'], ['1,000,000', '$0.0021', 'contradicted'],
  ] as const)('%s included, overage at %s: %s', (included, overage, wanted) => { expect(usage(included, overage).status).toBe(wanted); });
  it('names the band and its price', () => {
    expect(usage('200,000', '$0.01').note).toBe('"200,000" is growth, 0.005 USD, and here it is "$0.01".');
    expect(usage('9,000', '$0.01').note).toBe('"9,000" lies in no row of Usage.');
  });
  it('another currency, or one figure alone, is for a reviewer', () => {
    expect(usage('10,000', '€0.01').status).toBe('open');
    expect(status('usage', '10,000 interactions are included.')).toBe('open');
    expect(status('usage', 'The overage is $0.01 each.')).toBe('open');
  });
  it('reads bands in a table, calls for interactions, and no yearly sum as a price', () => {
    expect(status('usage', '| Included | Overage |\n| --- | --- |\n| 100,000 interactions included | overage $0.005 |')).toBe('met');
    expect(status('usage', '100,000 API calls are included; overage at $0.005 each. We expect 118,000, hence a probable overage of $90.')).toBe('met');
  });
});

describe('performance', () => {
  const checked = 'The baseline is the winter of 2026. Results are attributed by a control group of three harbours. Both sides may audit the logs.';
  it.each([...from(5, 0.1), ...upTo(15, 0.1)])('%d %% of revenue: %s', (share, wanted) => { expect(status('performance', `You receive ${shown(share)} % of our additional revenue. ${checked}`)).toBe(wanted); });
  it.each([...from(10, 0.1), ...upTo(20, 0.1)])('%d %% of savings: %s', (share, wanted) => { expect(status('performance', `You receive ${shown(share)} % of the documented savings. ${checked}`)).toBe(wanted); });
  it.each([['5 to 15 %', 'met'], ['4 to 15 %', 'contradicted'], ['5-16 %', 'contradicted']] as const)('both ends of a range count: %s of revenue', (share, wanted) => { expect(status('performance', `You receive ${share} of our additional revenue. ${checked}`)).toBe(wanted); });
  it.each(checked.split('. ').map((sentence) => [sentence] as const))('without "%s" it is a question', (sentence) => {
    expect(status('performance', `You receive 9 % of our additional revenue. ${checked.split('. ').filter((one) => one !== sentence).join('. ')}`)).toBe('open');
  });
  it('without a share it is a question', () => { expect(status('performance', checked)).toBe('open'); });
});

describe('custom development', () => {
  const usual = { discovery: '$20,000 in 3 weeks', development: '$100,000 in 12 weeks', deployment: '$40,000 in 6 weeks' } as const;
  const phases = (change: Partial<Record<keyof typeof usual, string>> = {}, paid = 'We pay in four milestones of 25 % each.'): string => {
    const { discovery, development, deployment } = { ...usual, ...change };
    return `Discovery costs ${discovery}. Development costs ${development}. Deployment costs ${deployment}. ${paid}`;
  };
  const bounds = { discovery: [15000, 50000, 2, 4], development: [50000, 500000, 8, 24], deployment: [25000, 100000, 4, 8] } as const;
  it.each(Object.entries(bounds).flatMap(([phase, [low, high]]) => [...from(low, 1), ...upTo(high, 1)].map(([sum, wanted]) => [phase, shown(sum), wanted] as const)))('%s for $%s: %s', (phase, sum, wanted) => {
    expect(status('custom', phases({ [phase]: `$${sum}` }))).toBe(wanted);
  });
  it.each(Object.entries(bounds).flatMap(([phase, [, , low, high]]) => [...from(low, 1), ...upTo(high, 1)].map(([weeks, wanted]) => [phase, weeks, wanted] as const)))('%s in %i weeks: %s', (phase, weeks, wanted) => {
    expect(status('custom', phases({ [phase]: `${usual[phase as keyof typeof usual].split(' ')[0]!} in ${weeks} week${weeks === 1 ? '' : 's'}` }))).toBe(wanted);
  });
  it.each([...from(15, 0.1), ...upTo(20, 0.1)])('maintenance for %d %% a year: %s', (share, wanted) => { expect(status('custom', `${phases()} Maintenance is ${shown(share)} % a year of that.`)).toBe(wanted); });
  it.each([
    ['four milestones of 24 %', 'contradicted'], ['four milestones of 25 %', 'met'], ['four milestones of 26 %', 'contradicted'], ['4 instalments of 25 %', 'met'],
    ['three milestones of 25 %', 'open'], ['five milestones of 25 %', 'open'], ['two milestones of 50 %', 'contradicted'],
  ] as const)('paid in %s: %s', (paid, wanted) => { expect(status('custom', phases({}, `We pay in ${paid} each.`))).toBe(wanted); });
  it('without its milestones, or in another currency, it is a question', () => {
    expect(status('custom', phases({}, ''))).toBe('open');
    expect(status('custom', phases({ discovery: '€20,000 in 3 weeks' }))).toBe('open');
  });
  it('reads the phases in a table', () => {
    const table = (discovery: string): string => `| Phase | Price | Time |\n| --- | --- | --- |\n| Discovery | ${discovery} | 3 weeks |\n| Development | $100,000 | 12 weeks |\n| Deployment | $40,000 | 6 weeks |\n\nWe pay in four milestones of 25 % each.`;
    expect([status('custom', table('$50,000')), status('custom', table('$50,001'))]).toEqual(['met', 'contradicted']);
  });
});
