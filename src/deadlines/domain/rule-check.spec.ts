import { DEFAULT_RULES, ruleFor, stageRuleOf, type RiskLevel, type RuleCode } from './deadline-rules.js';
import { checkRules } from './rule-check.js';
import { STATUTORY_RULES } from './statutory-rules.js';

const open = ['reported', 'investigating', 'verifying', 'coordinating', 'supervising'];
const heard = [[...new Set(DEFAULT_RULES.flatMap(({ startsOn, metBy, cancelledBy, begunAnewBy = [] }) => [...startsOn, ...metBy, ...cancelledBy, ...begunAnewBy]))]];
const levels: readonly RiskLevel[] = ['blue', 'yellow', 'orange', 'red'];

describe('the rules', () => {
  it('hold the policy table', () => {
    const table = (code: RuleCode): string => levels.map((level) => `${ruleFor(code, level).length} ${ruleFor(code, level).unit}`).join(', ');
    expect(table('acceptCase')).toBe('2 workingDays, 1 workingDays, 8 hours, 2 hours');
    expect(table('investigate')).toBe('5 workingDays, 3 workingDays, 2 workingDays, 24 hours');
    expect(table('verify')).toBe('7 workingDays, 5 workingDays, 3 workingDays, 48 hours');
    expect(table('coordinate')).toBe('10 workingDays, 10 workingDays, 7 workingDays, 5 workingDays');
    expect(table('referralAcknowledge')).toBe('2 workingDays, 1 workingDays, 1 workingDays, 4 hours');
    expect(table('referralReply')).toBe('10 workingDays, 7 workingDays, 5 workingDays, 3 workingDays');
    expect(ruleFor('supervisionCheck', 'red')).toMatchObject({ length: 30, unit: 'naturalDays', rollForward: true });
    expect(() => ruleFor('verify', 'red', [])).toThrow('unknownRule');
  });

  it.each<[RuleCode, number, string, string, string, boolean]>([
    ['mediationEnds', 15, 'naturalDays', '第十四条', 'expired', true],
    ['judicialConfirmation', 30, 'naturalDays', '第二百零五条、人民调解法第三十三条', 'expired', false],
    ['arbitrationReview', 15, 'naturalDays', '第二十七条、劳动人事争议仲裁办案规则第七十四条', 'expired', false],
    ['arbitrationLimitation', 1, 'years', '第二十七条', 'expired', false],
    ['employerAnswer', 15, 'workingDays', '（未载明的暂按 15 个工作日，待本地确认）', 'due', true],
    ['petitionReceipt', 15, 'naturalDays', '第二十三条', 'due', false],
    ['petitionHandled', 60, 'naturalDays', '第三十四条', 'due', true],
    ['hotlineReply', 13, 'workingDays', '（待本地确认，暂按 13 个工作日）', 'due', true],
  ])('of the law: %s is %i %s, the same at every level, and no suspension stops it', (code, length, unit, article, effect, extendable) => {
    for (const level of levels) {
      expect(ruleFor(code, level)).toMatchObject({ length, unit, effect, extendable, pausable: false, nature: 'statutory', basis: { article } });
    }
  });

  it('say which lengths are not confirmed', () => {
    expect(STATUTORY_RULES.filter(({ confidence }) => confidence !== 'primary').map(({ code }) => code)).toEqual(['arbitrationReview', 'employerAnswer', 'hotlineReply']);
  });

  it('leave no open state without a clock and no rule without a trigger', () => {
    expect(checkRules(DEFAULT_RULES, open, heard)).toEqual([]);
    expect(stageRuleOf('closed')).toBeNull();
    expect(stageRuleOf('constructor')).toBeNull();
  });
});

describe('broken rules', () => {
  const [first] = DEFAULT_RULES;
  const limitation = STATUTORY_RULES.find(({ code }) => code === 'arbitrationLimitation');
  if (!first || !limitation) throw new Error('no rules');

  it('are refused with everything that is wrong', () => {
    const broken = { ...first, ladder: 'none' as const, lengths: { ...first.lengths, red: { length: -2, unit: 'hours' as const } } };
    expect(checkRules([first, broken], ['reported', 'verifying', 'asleep'], [['caseReported']])).toEqual([
      { code: 'stateWithoutClock', subject: 'verifying' },
      { code: 'stateWithoutClock', subject: 'asleep' },
      { code: 'ruleNeverEnds', subject: 'acceptCase' },
      { code: 'ruleTwice', subject: 'acceptCase' },
      { code: 'ruleNeverEnds', subject: 'acceptCase' },
      { code: 'lengthNotPositive', subject: 'acceptCase' },
    ]);
    expect(checkRules(DEFAULT_RULES, [], []).filter(({ code }) => code === 'ruleNeverStarts')).toHaveLength(DEFAULT_RULES.length);
  });

  it.each([
    ['lawFollowsTheRiskLevel', { lengths: { ...limitation.lengths, red: { length: 1, unit: 'months' as const } } }],
    ['lawStandsStill', { pausable: true }],
    ['sourceMissing', { basis: { source: '劳动争议调解仲裁法' } }],
    ['limitOfNoExtension', { maxExtension: { length: 3, unit: 'naturalDays' as const } }],
    ['effectiveFromNoDate', { effectiveFrom: '2008-13-01' }],
  ])('of the law are refused: %s', (code, change) => {
    expect(checkRules([{ ...limitation, ...change }], [], heard)).toEqual([{ code, subject: 'arbitrationLimitation' }]);
  });

  it('are those of which one trigger is never reported, or by two features', () => {
    const known = ['limitationStarted', 'arbitrationApplied', 'claimsSettled'] as const;
    expect(checkRules([limitation], [], [known])).toEqual([{ code: 'triggerNeverHeard', subject: 'arbitrationLimitation' }]);
    expect(checkRules([limitation], [], [[...known, 'limitationInterrupted'], ['claimsSettled']])).toEqual([{ code: 'triggerOfTwoFeatures', subject: 'claimsSettled' }]);
  });
});
