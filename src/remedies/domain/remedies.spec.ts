import type { WorkerArrears } from '../../warnings/domain/pay-arrears.js';
import { crimeAmounts, type CrimeLimits } from '../../warnings/domain/wage-crime.js';
import { remedyMessages } from '../messages.js';
import { offerRemedies, type OfferedRemedy } from './remedies.js';
import { type AgreementFacts, type RemedyCode, remedyCodes, type RemedyFacts, type RemedyOrder } from './remedy-facts.js';

const never = { state: 'unknown', lastDay: null } as const;
const until = (lastDay: string): { state: 'running'; lastDay: string } => ({ state: 'running', lastDay });
const limits: CrimeLimits = { workerFen: 500_000, totalFen: 3_000_000, lowerBound: true };
const crime = (arrears: readonly Pick<WorkerArrears, 'dueFen' | 'months'>[], local: CrimeLimits | null = limits): RemedyFacts['crime'] =>
  ({ limits: local, amounts: crimeAmounts(arrears.map((one, index) => ({ workerId: `w${index}`, migrant: null, ...one })), local) });
const each = (workers: number, dueFen: number, months: number | null = 1): Pick<WorkerArrears, 'dueFen' | 'months'>[] => Array.from({ length: workers }, () => ({ dueFen, months }));
const order = (changes: Partial<RemedyOrder> = {}): RemedyOrder => ({ kind: 'rectification', number: '人社监令1号', deadlineOn: '2025-02-10', state: 'overdue', unpaidFen: 400_000, compensable: true, ...changes });
const base: RemedyFacts = {
  today: '2025-03-01', dueFen: {}, overdueSince: null, orders: [], operatingStatus: 'difficult', agreement: null, mediationAgreed: false, limitation: never, opinion: never,
  crime: crime([]),
};
const plain: AgreementFacts = { enforceability: 'plain', signedPaper: true, confirmation: until('2025-03-10'), review: { state: 'lapsed', lastDay: '2025-02-20' } };
const broken: Partial<RemedyFacts> = { dueFen: { wages: 400_000, pension: 90_000 }, overdueSince: '2025-02-05', agreement: plain };
const offer = (facts: Partial<RemedyFacts>, remedy: RemedyCode): OfferedRemedy => {
  const found = offerRemedies({ ...base, ...facts }).find((one) => one.remedy === remedy);
  if (!found) throw new Error(remedy);
  return found;
};
const why = ({ fits, because }: OfferedRemedy): string => [fits ? 'fits' : 'not', ...because.map(({ code }) => code)].join(' ');
const needs = ({ needs: list }: OfferedRemedy): Record<string, boolean | null> => Object.fromEntries(list.map(({ code, met }) => [code, met]));

describe('remedies', () => {
  it.each<[string, RemedyCode, Partial<RemedyFacts>, string]>([
    ['a plain agreement', 'judicialConfirmation', { agreement: plain }, 'fits notEnforceableYet'],
    ['one whose time nobody recorded', 'judicialConfirmation', { agreement: { ...plain, confirmation: never } }, 'not timeNotKnown'],
    ['one after its time', 'arbitrationReview', { agreement: plain }, 'not timeIsOver'],
    ['one that was taken there', 'judicialConfirmation', { agreement: { ...plain, confirmation: { state: 'applied', lastDay: '2025-03-10' } } }, 'not appliedAlready'],
    ['one that the court refused', 'judicialConfirmation', { agreement: { ...plain, confirmation: { state: 'refused', lastDay: '2025-03-10' } } }, 'not refusedAlready'],
    ['one confirmed', 'judicialConfirmation', { agreement: { ...plain, enforceability: 'courtConfirmed' } }, 'not enforceableAlready'],
    ['no agreement', 'judicialConfirmation', {}, 'not noAgreement'],
    ['an agreement that is kept', 'paymentOrder', { agreement: plain }, 'not nothingDue'],
    ['an agreement that is broken', 'paymentOrder', broken, 'fits payDue agreementBroken'],
    ['wages without an agreement', 'paymentOrder', { dueFen: { wages: 5 } }, 'fits payDue wagesWithoutAgreement'],
    ['compensation without an agreement', 'paymentOrder', { dueFen: { economicCompensation: 5 } }, 'not otherKindDue'],
    ['insurance alone', 'paymentOrder', { ...broken, dueFen: { pension: 5 } }, 'not otherKindDue'],
    ['an employer who is gone', 'paymentOrder', { ...broken, operatingStatus: 'absconded' }, 'not debtorGone'],
    ['a confirmed agreement', 'paymentOrder', { ...broken, agreement: { ...plain, enforceability: 'arbitral' } }, 'not enforceableAlready'],
    ['a broken confirmed agreement', 'enforcement', { ...broken, agreement: { ...plain, enforceability: 'courtConfirmed' } }, 'fits agreementBroken'],
    ['a broken plain one', 'enforcement', broken, 'not notEnforceableYet'],
    ['a default of long ago', 'enforcement', { ...broken, overdueSince: '2023-02-05', agreement: { ...plain, enforceability: 'courtConfirmed' } }, 'not timeIsOver'],
    ['insurance due', 'insuranceCollector', broken, 'fits insuranceDue'],
    ['wages alone', 'insuranceCollector', { dueFen: { wages: 5 } }, 'not otherKindDue'],
    ['the housing fund', 'housingFundCentre', { dueFen: { housingFund: 5 } }, 'fits housingFundDue'],
    ['wages', 'labourInspection', { dueFen: { wages: 5 } }, 'fits payDue'],
    ['a running limitation', 'arbitration', { ...broken, limitation: until('2025-11-03') }, 'fits payDue agreementBroken'],
    ['a lapsed one: the other side has to plead it', 'arbitration', { dueFen: { wages: 5 }, limitation: { state: 'lapsed', lastDay: '2025-02-01' } }, 'fits payDue limitationLapsed'],
    ['none recorded', 'arbitration', { dueFen: { wages: 5 } }, 'fits payDue noLimitWhileEmployed'],
    ['arbitration that was applied for', 'arbitration', { ...broken, limitation: { state: 'used', lastDay: '2025-11-03' } }, 'not arbitrationApplied'],
    ['pay on a paper', 'lawsuit', broken, 'fits payDue'],
    ['no letter yet', 'opinionLetter', broken, 'fits somethingDue'],
    ['a letter under way', 'opinionLetter', { ...broken, opinion: until('2025-03-05') }, 'not opinionPending'],
    ['a letter under way', 'suggestionLetter', { ...broken, opinion: until('2025-03-05') }, 'not opinionPending'],
    ['a letter without an answer', 'suggestionLetter', { ...broken, opinion: { state: 'lapsed', lastDay: '2025-02-28' } }, 'fits opinionUnanswered'],
    ['a letter that was answered', 'suggestionLetter', { ...broken, opinion: { state: 'used', lastDay: '2025-02-28' } }, 'not noOpinionUnanswered'],
    ['small sums', 'police', { ...broken, crime: crime(each(2, 300_000)) }, 'not crimeNotReached'],
    ['one worker over the line for three months', 'police', { ...broken, crime: crime(each(1, 500_000, 3)) }, 'fits crimeOneReached nationalLowerBound'],
    ['one worker over the line for a month', 'police', { ...broken, crime: crime(each(1, 500_000)) }, 'not crimeNotReached'],
    ['ten workers over the line', 'police', { crime: crime(each(10, 300_000), { ...limits, workerFen: 800_000, lowerBound: false }) }, 'fits crimeTotalReached'],
    ['nine workers', 'police', { crime: crime(each(9, 450_000)) }, 'not crimeNotReached'],
    ['no number at all', 'police', { ...broken, crime: crime(each(1, 9_000_000, 3), null) }, 'not crimeNotReached'],
    ['an order that was not obeyed', 'additionalCompensation', { orders: [order()] }, 'fits orderNotObeyed'],
    ['one on which it was decided', 'additionalCompensation', { orders: [order({ compensable: false })] }, 'not noOrderDisobeyed'],
    ['one that runs', 'additionalCompensation', { orders: [order({ state: 'running', compensable: false })] }, 'not orderRuns'],
    ['one paid late', 'additionalCompensation', { orders: [order({ state: 'paidLate', unpaidFen: 0 })] }, 'fits orderNotObeyed'],
    ['no order', 'orderEnforcement', broken, 'not noOrderDisobeyed'],
    ['a decision not obeyed', 'orderEnforcement', { orders: [order(), order({ kind: 'handlingDecision' })] }, 'fits orderNotObeyed orderUnpaid'],
    ['one paid late', 'orderEnforcement', { orders: [order({ state: 'paidLate', unpaidFen: 0 })] }, 'not noOrderDisobeyed'],
  ])('%s: %s', (_, remedy, facts, expected) => {
    expect(why(offer(facts, remedy))).toBe(expected);
  });

  it('say what they need: there, missing, or for somebody to look at', () => {
    expect(needs(offer(broken, 'paymentOrder'))).toEqual({ signedAgreement: true, sumDue: true, debtorReachable: true, noCounterDebt: null });
    expect(needs(offer({ ...broken, agreement: { ...plain, signedPaper: false } }, 'paymentOrder'))).toMatchObject({ signedAgreement: false });
    expect(needs(offer({ ...broken, agreement: { ...plain, signedPaper: false }, mediationAgreed: true, operatingStatus: null }, 'paymentOrder'))).toMatchObject({ signedAgreement: null, debtorReachable: null });
    expect(needs(offer({ crime: crime(each(1, 600_000, null)), operatingStatus: 'absconded' }, 'police'))).toEqual({ orderUnfulfilled: false, ableOrHiding: true, threeMonthsPay: null });
    expect(needs(offer({ crime: crime(each(1, 600_000, 4)), orders: [order()] }, 'police'))).toEqual({ orderUnfulfilled: true, ableOrHiding: null, threeMonthsPay: true });
    expect(needs(offer({ orders: [order()] }, 'orderEnforcement'))).toEqual({ orderUnfulfilled: true, decisionOfAuthority: false, authorityApplies: null });
    expect(needs(offer(broken, 'arbitration'))).toEqual({ withinLimitation: null, relationProven: null });
    expect(needs(offer({ ...broken, limitation: { state: 'lapsed', lastDay: '2025-02-01' } }, 'arbitration'))).toMatchObject({ limitationRuns: false });
  });

  it('tell the last day where the law sets one that is known', () => {
    expect(offer({ agreement: plain }, 'judicialConfirmation').deadline).toBe('2025-03-10');
    expect(offer({ ...broken, limitation: until('2025-11-03') }, 'arbitration').deadline).toBe('2025-11-03');
    expect(offer({ ...broken, agreement: { ...plain, enforceability: 'courtConfirmed' } }, 'enforcement').deadline).toBe('2027-02-05');
    expect(offer(broken, 'paymentOrder').deadline).toBeNull();
  });

  it('come each once with its basis, those that fit first in the order of the ladder, and every word has its text', () => {
    const worlds: Partial<RemedyFacts>[] = [{}, broken, { ...broken, agreement: { ...plain, confirmation: never, review: never } }, { ...broken, opinion: { state: 'lapsed', lastDay: '2025-02-28' }, limitation: until('2025-11-03') }, { dueFen: { housingFund: 1 } }, { orders: [order()], crime: crime(each(10, 600_000, 3)) }, { orders: [order({ state: 'running', compensable: false })] }];
    for (const facts of worlds) {
      const offered = offerRemedies({ ...base, ...facts });
      expect(offered.map(({ remedy }) => remedy).sort()).toEqual([...remedyCodes].sort());
      const order = offered.map(({ fits, remedy }) => (fits ? 0 : 100) + remedyCodes.indexOf(remedy));
      expect(order).toEqual([...order].sort((a, b) => a - b));
      expect(offered.filter(({ basis }) => basis.length === 0)).toEqual([]);
      const codes = offered.flatMap(({ remedy, because, needs: list }) => [`remedy.${remedy}`, ...because.map(({ code }) => `remedyBecause.${code}`), ...list.map(({ code }) => `remedyNeed.${code}`)]);
      expect(codes.filter((code) => !Object.hasOwn(remedyMessages, code))).toEqual([]);
      expect(offered.flatMap(({ because, needs: list }) => [...because, ...list]).filter(({ params = {} }) => Object.values(params).includes(''))).toEqual([]);
    }
  });
});
