import type { LegalBasis } from './deadline.js';
import { d, type Ends, type OrderRuleCode, type RuleDefinition, type RuleLength, same, type StatutoryRuleCode, wd, y } from './rule-definition.js';

/** When 劳动争议调解仲裁法 came into force: nothing that happened earlier starts or ends a clock of the law. */
export const LAW_SINCE = '2008-05-01';

interface Law {
  basis: LegalBasis;
  length: RuleLength;
  /** When the text that is named came into force. */
  effectiveFrom: string;
}

/** No suspension of the case stops a clock of the law, and no risk level shortens it. */
function statutory(code: StatutoryRuleCode | OrderRuleCode, { basis, length, effectiveFrom }: Law, ends: Ends, more: Partial<RuleDefinition> = {}): RuleDefinition {
  return {
    code,
    version: '1',
    basis,
    nature: 'statutory',
    effect: 'due',
    pausable: false,
    extendable: false,
    ladder: 'statutory',
    lengths: same(length),
    effectiveFrom,
    confidence: 'primary',
    ...ends,
    ...more,
  };
}

/**
 * Clocks of the law that a wage dispute meets at a union's desk. They start and end with legal events, by the day on which those
 * happened. An end on a rest day moves where a court counts (民事诉讼法 Art. 85) or where a civil right ends (民法典 Art. 203).
 */
export const STATUTORY_RULES: readonly RuleDefinition[] = [
  // Fifteen days without an agreement, and the party may go to arbitration. Both sides may agree to go on (企业劳动争议协商调解规定).
  statutory(
    'mediationEnds',
    { basis: { source: '劳动争议调解仲裁法', article: '第十四条' }, length: d(15), effectiveFrom: '2008-05-01' },
    { startsOn: ['mediationApplied'], metBy: ['mediationEnded'], cancelledBy: ['mediationApplicationWithdrawn'] },
    { effect: 'expired', extendable: true, ladder: 'statutoryRight' },
  ),
  statutory(
    'judicialConfirmation',
    { basis: { source: '民事诉讼法', article: '第二百零五条、人民调解法第三十三条' }, length: d(30), effectiveFrom: '2024-01-01' },
    { startsOn: ['agreementTookEffect'], metBy: ['confirmationApplied'], cancelledBy: ['arbitrationReviewApplied', 'agreementSuperseded', 'agreementFulfilled'] },
    { effect: 'expired', rollForward: true, ladder: 'statutoryRight' },
  ),
  // The other way to make a mediated paper enforceable; whoever takes one leaves the other.
  statutory(
    'arbitrationReview',
    { basis: { source: '企业劳动争议协商调解规定', article: '第二十七条、劳动人事争议仲裁办案规则第七十四条' }, length: d(15), effectiveFrom: '2012-01-01' },
    { startsOn: ['agreementTookEffect'], metBy: ['arbitrationReviewApplied'], cancelledBy: ['confirmationApplied', 'agreementSuperseded', 'agreementFulfilled'] },
    { effect: 'expired', rollForward: true, ladder: 'statutoryRight', confidence: 'known' },
  ),
  statutory(
    'arbitrationLimitation',
    { basis: { source: '劳动争议调解仲裁法', article: '第二十七条' }, length: y(1), effectiveFrom: '2008-05-01' },
    { startsOn: ['limitationStarted'], metBy: ['arbitrationApplied'], cancelledBy: ['claimsSettled'] },
    { effect: 'expired', rollForward: true, ladder: 'limitation', begunAnewBy: ['limitationInterrupted'] },
  ),
  // No national number exists; 15 working days is what the local regulations say that give one. The letter's own time wins.
  statutory(
    'employerAnswer',
    { basis: { source: '意见书载明的答复期限', article: '（未载明的暂按 15 个工作日，待本地确认）' }, length: wd(15), effectiveFrom: '2024-01-01' },
    { startsOn: ['opinionDelivered'], metBy: ['employerAnswered'], cancelledBy: ['opinionWithdrawn'] },
    { extendable: true, rollForward: true, ladder: 'statutoryRight', confidence: 'secondary' },
  ),
  statutory(
    'petitionReceipt',
    { basis: { source: '信访工作条例', article: '第二十三条' }, length: d(15), effectiveFrom: '2022-05-01' },
    { startsOn: ['petitionReceived'], metBy: ['petitionerInformed', 'petitionAnswered'], cancelledBy: [] },
  ),
  statutory(
    'petitionHandled',
    { basis: { source: '信访工作条例', article: '第三十四条' }, length: d(60), effectiveFrom: '2022-05-01' },
    { startsOn: ['petitionAccepted'], metBy: ['petitionAnswered', 'caseClosed'], cancelledBy: [] },
    { extendable: true, maxExtension: { length: 30, unit: 'naturalDays' } },
  ),
  // The local limit is not public; 13 working days is what another city gives its units for complaints.
  statutory(
    'hotlineReply',
    { basis: { source: '热线工单办理期限', article: '（待本地确认，暂按 13 个工作日）' }, length: wd(13), effectiveFrom: '2022-04-27' },
    { startsOn: ['hotlineReceived'], metBy: ['hotlineReplied'], cancelledBy: [] },
    { extendable: true, confidence: 'secondary' },
  ),
];

/**
 * The day by which an authority orders the employer to pay. The order itself sets it; when it has passed, more may be added
 * (劳动合同法 Art. 85) and not paying may become a crime (刑法 Art. 276-1).
 */
export const ORDER_RULES: readonly RuleDefinition[] = [
  statutory(
    'labourOrder',
    { basis: { source: '劳动合同法', article: '第八十五条、劳动保障监察条例第二十六条' }, length: { length: 0, unit: 'agreedDate' }, effectiveFrom: '2008-01-01' },
    { startsOn: ['labourOrderServed'], metBy: ['labourOrderObeyed'], cancelledBy: ['labourOrderVoided'] },
    { ladder: 'statutoryRight' },
  ),
];
