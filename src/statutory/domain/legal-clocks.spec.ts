import { addCalendarMonths } from '../../deadlines/domain/business-date.js';
import { judgeEvent } from './judge-event.js';
import { deriveClocks, type LastDay, type LegalClock } from './legal-clocks.js';
import type { LegalEventType, LegalGround } from './legal-event-type.js';
import type { LegalFact } from './legal-fact.js';

const aYearLater: LastDay = (_, startedOn) => addCalendarMonths(startedOn, 12);

type Told = [type: LegalEventType, occurredOn: string, more?: Partial<LegalFact> & { ground?: LegalGround }];
/** Facts in the order in which they were recorded; each is called by its number, `e1`, `e2`, … */
const facts = (...told: Told[]): LegalFact[] =>
  told.map(([type, occurredOn, more], i) => ({ id: `e${i + 1}`, seq: i + 1, type, occurredOn, ground: null, refersToId: null, answerWithin: null, ...more }));
const show = ({ code, startedBy, end }: LegalClock): string => `${code} ${startedBy}${end ? ` ${end.as} ${end.on} ${end.by}` : ''}`;
const clocksOf = (...told: Told[]): string[] => deriveClocks(facts(...told), aYearLater).map(show);
const judge = (...told: Told[]): string => {
  const all = facts(...told);
  const fact = all.pop();
  if (!fact) throw new Error('nothing to judge');
  const verdict = judgeEvent(all, fact, aYearLater);
  return verdict.ok ? `ok ${verdict.refersToId}` : [verdict.blocker.code, ...Object.values(verdict.blocker.params)].join(' ');
};

describe('clocks of the law', () => {
  it.each<[string, Told[], string[]]>([
    ['run from the application to the end of the mediation', [['mediationApplied', '2026-01-05'], ['mediationEnded', '2026-01-12']], ['mediationEnds e1 met 2026-01-12 e2']],
    ['are called off with the application', [['mediationApplied', '2026-01-05'], ['mediationApplicationWithdrawn', '2026-01-06']], ['mediationEnds e1 cancelled 2026-01-06 e2']],
    ['one after the other', [['mediationApplied', '2026-01-05'], ['mediationEnded', '2026-01-12'], ['mediationApplied', '2026-02-05']], ['mediationEnds e1 met 2026-01-12 e2', 'mediationEnds e3']],
    ['go by days, not by the order of recording', [['mediationEnded', '2026-01-12'], ['mediationApplied', '2026-01-05']], ['mediationEnds e2 met 2026-01-12 e1']],
    ['are not touched by what went before', [['mediationEnded', '2026-01-02'], ['mediationApplied', '2026-01-05']], ['mediationEnds e2']],
    ['of a petition are met by the answer, the whole of it', [['petitionReceived', '2026-01-05'], ['petitionAccepted', '2026-01-06'], ['petitionAnswered', '2026-02-01']],
      ['petitionReceipt e1 met 2026-02-01 e3', 'petitionHandled e2 met 2026-02-01 e3']],
    ['of a petition are met by closing, but not the telling', [['petitionReceived', '2026-01-05'], ['petitionAccepted', '2026-01-06'], ['caseClosed', '2026-02-01']],
      ['petitionReceipt e1', 'petitionHandled e2 met 2026-02-01 e3']],
    ['of letters run side by side', [['opinionDelivered', '2026-01-05'], ['opinionDelivered', '2026-01-06'], ['employerAnswered', '2026-01-10', { refersToId: 'e2' }]],
      ['employerAnswer e1', 'employerAnswer e2 met 2026-01-10 e3']],
    ['of agreements end with their own', [['agreementTookEffect', '2026-01-05'], ['agreementTookEffect', '2026-02-05'], ['agreementSuperseded', '2026-02-05', { refersToId: 'e1' }], ['confirmationApplied', '2026-02-10', { refersToId: 'e2' }]],
      ['judicialConfirmation e1 cancelled 2026-02-05 e3', 'arbitrationReview e1 cancelled 2026-02-05 e3', 'judicialConfirmation e2 met 2026-02-10 e4', 'arbitrationReview e2 cancelled 2026-02-10 e4']],
    ['of an agreement are two ways, of which one is taken', [['agreementTookEffect', '2026-01-05'], ['arbitrationReviewApplied', '2026-01-12']],
      ['judicialConfirmation e1 cancelled 2026-01-12 e2', 'arbitrationReview e1 met 2026-01-12 e2']],
    ['begin anew with each interruption', [['limitationStarted', '2026-01-05'], ['limitationInterrupted', '2026-03-01', { ground: 'claimedFromEmployer' }], ['arbitrationApplied', '2026-05-01']],
      ['arbitrationLimitation e1 cancelled 2026-03-01 e2', 'arbitrationLimitation e2 met 2026-05-01 e3']],
    ['do not begin by what would only interrupt', [['limitationInterrupted', '2026-03-01', { ground: 'employerConsented' }]], []],
    ['lapse: a claim afterwards interrupts nothing', [['limitationStarted', '2025-01-05'], ['limitationInterrupted', '2026-01-06', { ground: 'claimedFromEmployer' }]], ['arbitrationLimitation e1']],
    ['are interrupted on the very last day', [['limitationStarted', '2025-01-05'], ['limitationInterrupted', '2026-01-05', { ground: 'askedAuthority' }]],
      ['arbitrationLimitation e1 cancelled 2026-01-05 e2', 'arbitrationLimitation e2']],
    ['are revived by the employer\'s consent', [['limitationStarted', '2025-01-05'], ['limitationInterrupted', '2026-02-06', { ground: 'employerConsented' }]],
      ['arbitrationLimitation e1 cancelled 2026-02-06 e2', 'arbitrationLimitation e2']],
    ['end with the claims', [['limitationStarted', '2026-01-05'], ['claimsSettled', '2026-02-01']], ['arbitrationLimitation e1 cancelled 2026-02-01 e2']],
  ])('%s', (_, told, expected) => {
    expect(clocksOf(...told)).toEqual(expected);
  });

  it('keep the answer time that a letter sets', () => {
    const [clock] = deriveClocks(facts(['opinionDelivered', '2026-01-05', { answerWithin: { length: 30, unit: 'naturalDays' } }]), aYearLater);
    expect(clock).toEqual({ code: 'employerAnswer', startedBy: 'e1', startedOn: '2026-01-05', length: { length: 30, unit: 'naturalDays' }, end: null });
  });
});

describe('an event', () => {
  it.each<[string, Told[], string]>([
    ['that starts a clock stands', [['mediationApplied', '2026-01-05']], 'ok null'],
    ['that starts what runs is refused', [['mediationApplied', '2026-01-05'], ['mediationApplied', '2026-01-07']], 'legalClockRunsAlready mediationEnds'],
    ['that starts what runs later is refused', [['mediationApplied', '2026-01-05'], ['mediationApplied', '2026-01-02']], 'legalClockRunsAlready mediationEnds'],
    ['that starts what ran then is refused', [['mediationApplied', '2026-01-05'], ['mediationEnded', '2026-01-12'], ['mediationApplied', '2026-01-08']], 'legalClockRunsAlready mediationEnds'],
    ['that starts it once more stands', [['mediationApplied', '2026-01-05'], ['mediationEnded', '2026-01-12'], ['mediationApplied', '2026-01-12']], 'ok null'],
    ['that ends nothing says what to record first', [['mediationEnded', '2026-01-12']], 'legalClockDoesNotRun mediationEnds legalEvent.mediationApplied 2026-01-12'],
    ['that ends it before it began is refused', [['mediationApplied', '2026-01-05'], ['mediationEnded', '2026-01-04']], 'legalClockDoesNotRun mediationEnds legalEvent.mediationApplied 2026-01-04'],
    ['that ends it on its first day stands', [['mediationApplied', '2026-01-05'], ['mediationEnded', '2026-01-05']], 'ok null'],
    ['that interrupts nothing is refused', [['limitationInterrupted', '2026-01-05', { ground: 'askedAuthority' }]], 'legalClockDoesNotRun arbitrationLimitation legalEvent.limitationStarted 2026-01-05'],
    ['that comes too late to interrupt is refused', [['limitationStarted', '2025-01-05'], ['limitationInterrupted', '2026-02-05', { ground: 'askedAuthority' }]], 'limitationHasLapsed 2026-01-05'],
    ['of consent is never too late', [['limitationStarted', '2025-01-05'], ['limitationInterrupted', '2026-02-05', { ground: 'employerConsented' }]], 'ok null'],
    ['of arbitration is not refused though it is late: the other side has to plead it', [['limitationStarted', '2025-01-05'], ['arbitrationApplied', '2026-02-05']], 'ok null'],
    ['that answers the only letter means that one', [['opinionDelivered', '2026-01-05'], ['employerAnswered', '2026-01-06']], 'ok e1'],
    ['that answers one of two has to say which', [['opinionDelivered', '2026-01-05'], ['opinionDelivered', '2026-01-05'], ['employerAnswered', '2026-01-06']], 'whichLegalEvent employerAnswer 2'],
    ['that says which stands', [['opinionDelivered', '2026-01-05'], ['opinionDelivered', '2026-01-05'], ['employerAnswered', '2026-01-06', { refersToId: 'e2' }]], 'ok e2'],
    ['that names an answered letter is refused', [['opinionDelivered', '2026-01-05'], ['employerAnswered', '2026-01-06', { refersToId: 'e1' }], ['employerAnswered', '2026-01-07', { refersToId: 'e1' }]],
      'legalClockDoesNotRun employerAnswer legalEvent.opinionDelivered 2026-01-07'],
    ['that takes the only agreement to the court means that one', [['agreementTookEffect', '2026-01-05'], ['confirmationApplied', '2026-01-06']], 'ok e1'],
    ['that takes one of two has to say which', [['agreementTookEffect', '2026-01-05'], ['agreementTookEffect', '2026-01-06'], ['arbitrationReviewApplied', '2026-01-07']], 'whichLegalEvent arbitrationReview 2'],
    ['that takes an agreement both ways is refused', [['agreementTookEffect', '2026-01-05'], ['confirmationApplied', '2026-01-06'], ['arbitrationReviewApplied', '2026-01-07']], 'legalClockDoesNotRun arbitrationReview legalEvent.agreementTookEffect 2026-01-07'],
    ['that delivers another letter stands', [['opinionDelivered', '2026-01-05'], ['opinionDelivered', '2026-01-06']], 'ok null'],
  ])('%s', (_, told, expected) => {
    expect(judge(...told)).toBe(expected);
  });
});
