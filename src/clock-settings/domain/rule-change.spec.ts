import fc from 'fast-check';
import { DEFAULT_RULES, type RuleCode, type RuleDefinition } from '../../deadlines/domain/deadline-rules.js';
import { type RuleProposal, checkRuleChange, fixedBecause } from './rule-change.js';
import { ruleSchedule } from './rule-schedule.js';
import { storedRuleProblems } from './stored-rules.js';

const ruleOf = (code: RuleCode): RuleDefinition => {
  const rule = DEFAULT_RULES.find((candidate) => candidate.code === code);
  if (!rule) throw new Error(code);
  return rule;
};
const wd = (length: number) => ({ length, unit: 'workingDays' as const });
const evenly = (length: number): RuleProposal['lengths'] => ({ blue: wd(length), yellow: wd(length), orange: wd(length), red: wd(length) });
const proposal = (more: Partial<RuleProposal> = {}): RuleProposal => ({ lengths: evenly(4), effectiveFrom: '2026-03-09', moveRunning: false, ...more });
const today = '2026-03-09';
const codes = (rule: RuleCode, more: Partial<RuleProposal>): string[] => checkRuleChange(ruleOf(rule), [], proposal(more), today).blockers.map(({ code }) => code);

it('every rule is either the office\'s to change or says why it is not', () => {
  const fixed = DEFAULT_RULES.map((rule) => [rule.code, fixedBecause(rule)] as const);
  expect(Object.fromEntries(fixed)).toMatchObject({ investigate: null, referralReply: null, instalment: 'lengthIsAgreed', insuranceInstalment: 'lengthIsAgreed', hotlineReply: null, employerAnswer: null, petitionReceipt: 'setByLaw' });
  const statutory = DEFAULT_RULES.filter(({ nature, code }) => nature === 'statutory' && code !== 'labourOrder');
  for (const { code, confidence } of statutory) expect([code, codes(code, { basis: { source: '本地规定' } })]).toEqual([code, confidence === 'primary' ? ['setByLaw'] : []]);
  // The day stands in the order itself.
  expect(codes('labourOrder', { basis: { source: '本地规定' } })).toEqual(['lengthIsAgreed']);
});

it('takes effect from today on, for at most two years ahead', () => {
  const at = (effectiveFrom: string): string[] => codes('verify', { effectiveFrom });
  expect([at('2026-03-08'), at('2026-03-09'), at('2028-03-09'), at('2028-03-10')]).toEqual([['effectiveInThePast'], [], [], ['tooFarAhead']]);
});

it('compares lengths of different units by the time they take', () => {
  const warnings = (lengths: RuleProposal['lengths']): string[] => checkRuleChange(ruleOf('verify'), [], proposal({ lengths }), today).warnings.map(({ path }) => path);
  expect(warnings({ blue: wd(2), yellow: { length: 3, unit: 'naturalDays' }, orange: { length: 48, unit: 'hours' }, red: wd(1) })).toEqual(['lengths.yellow']);
  expect(warnings({ ...evenly(5), red: { length: 1, unit: 'months' } })).toEqual(['lengths.red']);
  expect(warnings(evenly(5))).toEqual([]);
});

it('the version in force is the newest whose day has come, whatever the order of days', () => {
  const date = fc.integer({ min: 0, max: 20 }).map((day) => `2026-03-${String(day + 1).padStart(2, '0')}`);
  fc.assert(fc.property(fc.array(date, { maxLength: 6 }), date, (dates, on) => {
    const versions = dates.map((effectiveFrom, i) => ({ version: i + 2, effectiveFrom }));
    const inForce = (day: string): number => Math.max(1, ...versions.filter((version) => version.effectiveFrom <= day).map(({ version }) => version));
    const schedule = ruleSchedule(versions, on);
    expect([...schedule].filter(([, status]) => status === 'inForce').map(([version]) => version)).toEqual([inForce(on)]);
    for (const { version, effectiveFrom } of versions.filter((candidate) => candidate.effectiveFrom > on)) {
      expect(schedule.get(version)).toBe(inForce(effectiveFrom) === version ? 'coming' : 'superseded');
    }
  }));
});

it('stored versions are looked at for what no clock can be counted by', () => {
  const stored = (code: string, lengths: Record<string, { length?: unknown; unit?: unknown }>) => ({ code, version: 2, lengths });
  expect(storedRuleProblems([stored('verify', evenly(3)), stored('hotlineReply', evenly(3))])).toEqual([]);
  expect(storedRuleProblems([
    stored('gone', evenly(1)), stored('instalment', evenly(1)), stored('verify', { ...evenly(1), red: { length: 0, unit: 'hours' } }), stored('verify', { blue: wd(1) }), stored('verify', { ...evenly(1), red: { length: '1', unit: 'hours' } }),
  ])).toHaveLength(7);
});
