import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decidedOf, type Decided } from '../../src/desk/decided.js';
import { addDays, addMonths, dayInWords, daysBetween, monthsBetween } from '../../src/lib/days.js';
import { difference, stepOf } from '../../src/desk/steps.js';
import type { RecordFile } from '../../src/reviews/record.js';

const now = { text: 'a'.repeat(64), words: 'b'.repeat(16) };
const file = (by: string, outcome: 'accept' | 'defer' | 'refine' | 'decline', over: object = {}, record: object = {}): RecordFile => ({ path: `x.reviews/${by}.yaml`, by, assistant: null, answers: [], waivers: [], decision: { outcome, why: 'so', on: '2026-11-20', text: now.text, ...over }, ...record });
const config = { reviewers: ['amara', 'tomas'], secondReader: ['decline' as const] };
const decided = (...files: readonly RecordFile[]): Decided => decidedOf(files, now, config);
const at = { type: 'research', status: 'submitted', submitted: '2026-11-10', start: null, decided: decided(), again: null };

describe('steps and their days', () => {
  it('gives an inquiry two weeks, a business one', () => {
    expect(stepOf(at)).toMatchObject({ name: 'initial review', waits: 'us', due: '2026-11-24' });
    expect(stepOf({ ...at, type: 'business' })).toMatchObject({ due: '2026-11-17' });
    expect(stepOf({ ...at, submitted: null }).due).toBeNull();
    expect(stepOf({ ...at, status: 'draft' }).waits).toBe('them');
  });

  it('goes by what was decided, and counts from that day', () => {
    expect(stepOf({ ...at, decided: decided(file('amara', 'accept')) })).toMatchObject({ name: 'discovery conversation', due: '2026-12-18', reads: false });
    const held = file('amara', 'accept', {}, { steps: [{ step: 'discovery', on: '2026-12-01' }] });
    expect(stepOf({ ...at, status: 'accepted', decided: decided(held) })).toMatchObject({ name: 'proposal refinement', due: '2026-12-29' });
    expect(stepOf({ ...at, decided: decided(file('amara', 'defer', { again: '2027-03-17' })) })).toMatchObject({ waits: 'time', due: '2027-03-17' });
    expect(stepOf({ ...at, decided: decided(file('amara', 'refine')) }).waits).toBe('them');
    expect(stepOf({ ...at, decided: decided(file('amara', 'decline'), file('tomas', 'decline')) }).waits).toBe('nobody');
    expect(stepOf({ ...at, decided: decided(file('amara', 'decline')) }).name).toBe('second reader');
    expect(stepOf({ ...at, decided: decided(file('amara', 'accept'), file('tomas', 'refine')) }).name).toBe('reviewers differ');
    expect(stepOf({ ...at, decided: decided(file('amara', 'refine', { text: 'old' })) }).name).toBe('another look');
    expect(stepOf({ ...at, decided: decided(file('amara', 'refine', { text: 'old', words: now.words })) }).waits).toBe('them');
    expect(stepOf({ ...at, status: 'active', start: '2027-01-31', decided: decided(file('amara', 'accept')) })).toMatchObject({ name: 'monthly review call', due: '2027-02-28' });
  });

  it('keeps each step to its time, to the day', () => {
    const days = (steps: readonly { readonly step: string; readonly on: string }[], over: object = {}): readonly [string, string | null] => {
      const step = stepOf({ ...at, status: 'accepted', decided: decided(file('amara', 'accept', {}, { steps })), ...over });
      return [step.name, step.due];
    };
    const taken: { readonly step: string; readonly on: string }[] = [];
    const next = (step: string, on: string, over: object = {}): readonly [string, string | null] => { taken.push({ step, on }); return days(taken, over); };
    expect(days([])).toEqual(['discovery conversation', '2026-12-18']);
    expect(next('discovery', '2026-12-01')).toEqual(['proposal refinement', '2026-12-29']);
    expect(next('refinement', '2026-12-20')).toEqual(['agreement', '2027-01-17']);
    // What is agreed is launched at its start, or at once where that has passed.
    expect(next('agreement', '2027-01-10', { start: '2027-03-01' })).toEqual(['launch', '2027-03-01']);
    expect(days(taken, { start: '2026-12-01' })).toEqual(['launch', '2027-01-10']);
    const running = { status: 'active', start: '2027-03-01' };
    expect(days(taken, running)).toEqual(['monthly review call', '2027-04-01']);
    expect(next('monthly', '2027-04-02', running)).toEqual(['monthly review call', '2027-05-02']);
    next('monthly', '2027-05-02', running);
    expect(next('monthly', '2027-05-30', running)).toEqual(['quarterly retrospective', '2027-06-01']);
    next('quarterly', '2027-06-01', running);
    expect(next('monthly', '2028-02-20', running)).toEqual(['quarterly retrospective', '2027-09-01']);
    expect(next('quarterly', '2028-02-20', running)).toEqual(['annual evaluation', '2028-03-01']);
    expect(next('annual', '2028-03-01', running)).toEqual(['monthly review call', '2028-03-20']);
    expect(days(taken, { status: 'concluded' })).toEqual(['concluded', null]);
  });

  it('leaves out strangers, and whoever stepped aside', () => {
    expect(decided(file('mallory', 'accept')).outcome).toBeNull();
    expect(decided(file('amara', 'accept', {}, { aside: { why: 'kin', on: '2026-11-20' } })).outcome).toBeNull();
  });

  it('finds where status and record differ', () => {
    expect(difference('submitted', decided(file('amara', 'accept')))?.fix).toBe('Write: status: accepted');
    expect(difference('declined', decided())?.message).toContain('no reviewer');
    expect(difference('active', decided(file('amara', 'accept')))).toBeNull();
    expect(difference('submitted', decided(file('amara', 'decline')))).toBeNull();
    expect(difference('submitted', decided())).toBeNull();
  });

  it('reckons with days as the calendar does', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
    expect(addMonths('2026-11-30', -11)).toBe('2025-12-30');
    expect(dayInWords('2027-02-01')).toBe('1 February 2027');
    expect(monthsBetween('2026-11-21', '2027-02-01')).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
    fc.assert(fc.property(fc.integer({ min: -9000, max: 9000 }), (n) => { expect(daysBetween('2026-11-21', addDays('2026-11-21', n))).toBe(n); }));
  });
});
