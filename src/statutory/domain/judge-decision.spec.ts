import { judgeDecision, restsOn } from './judge-decision.js';
import type { LegalEventType } from './legal-event-type.js';
import type { LegalFact } from './legal-fact.js';

const fact = (type: LegalEventType, occurredOn: string, refersToId: string | null = 'a'): LegalFact => ({ id: `${type}${refersToId ?? ''}`, seq: 1, type, occurredOn, ground: null, refersToId, answerWithin: null });
const applied = fact('confirmationApplied', '2025-01-10');
const judged = (facts: readonly LegalFact[], type: LegalEventType, occurredOn = '2025-01-20', refersToId: string | null = null): string => {
  const verdict = judgeDecision(facts, { type, occurredOn, refersToId });
  return verdict.ok ? `of ${verdict.refersToId ?? ''}` : verdict.blocker.code;
};

describe('a decision about an agreement', () => {
  it.each<[string, string, string]>([
    ['on an application', judged([applied], 'confirmationGranted'), 'of a'],
    ['on the same day', judged([applied], 'confirmationRefused', '2025-01-10'), 'of a'],
    ['before it', judged([applied], 'confirmationGranted', '2025-01-09'), 'decisionBeforeApplication'],
    ['without one', judged([fact('agreementTookEffect', '2025-01-06', null)], 'confirmationGranted'), 'decisionWithoutApplication'],
    ['of the other way', judged([applied], 'arbitrationReviewGranted'), 'decisionWithoutApplication'],
    ['a second time', judged([applied, fact('confirmationRefused', '2025-01-20')], 'confirmationGranted', '2025-01-21'), 'decisionRecorded'],
    ['on one of two', judged([applied, fact('confirmationApplied', '2025-01-11', 'b')], 'confirmationGranted'), 'whichAgreement'],
    ['on the one that is named', judged([applied, fact('confirmationApplied', '2025-01-11', 'b')], 'confirmationGranted', '2025-01-20', 'b'), 'of b'],
    ['on the one that is left', judged([applied, fact('confirmationGranted', '2025-01-12'), fact('confirmationApplied', '2025-01-11', 'b')], 'confirmationGranted'), 'of b'],
  ])('%s', (_, found, expected) => {
    expect(found).toBe(expected);
  });

  it('holds its application', () => {
    expect(restsOn([applied, fact('confirmationRefused', '2025-01-20')], applied)).toBe(true);
    expect(restsOn([applied, fact('confirmationRefused', '2025-01-20', 'b')], applied)).toBe(false);
    expect(restsOn([applied], fact('agreementTookEffect', '2025-01-06', null))).toBe(false);
  });
});
