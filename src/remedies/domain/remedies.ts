import { addCalendarMonths } from '../../deadlines/domain/business-date.js';
import { formatYuan } from '../../platform/money/fen.js';
import { amountsReached, crimeReasons } from '../../warnings/domain/wage-crime.js';
import { type AgreementRoute, dueOf, insuranceDue, payKinds, type RemedyCode, remedyCodes, type RemedyFacts, type RemedyOrder, wageKinds } from './remedy-facts.js';
import { type RemedyBasis, remedyBases } from './remedy-bases.js';

type Params = Readonly<Record<string, string | number>>;

/** Why a remedy fits, or does not. */
export interface RemedyReason {
  code: string;
  params?: Params;
}

/** What a remedy needs; `met` null: the program cannot know it, somebody has to look. */
export interface RemedyNeed extends RemedyReason {
  met: boolean | null;
}

export interface OfferedRemedy {
  remedy: RemedyCode;
  /** Never a verdict: whether it is worth looking at, as far as the case tells. */
  fits: boolean;
  because: readonly RemedyReason[];
  needs: readonly RemedyNeed[];
  basis: readonly RemedyBasis[];
  /** The last day on which it is open, where the law sets one and it is known. */
  deadline: string | null;
}

type Finding = Pick<OfferedRemedy, 'fits' | 'because' | 'needs'> & { deadline?: string | null };
type Rule = (facts: RemedyFacts) => Finding;

/** Every remedy with whether it fits, those that do first, each in the order of the ladder. */
export function offerRemedies(facts: RemedyFacts): OfferedRemedy[] {
  const offered = remedyCodes.map((remedy): OfferedRemedy => {
    const { deadline = null, ...finding } = RULES[remedy](facts);
    return { remedy, ...finding, deadline, basis: remedyBases[remedy] };
  });
  return [...offered.filter(({ fits }) => fits), ...offered.filter(({ fits }) => !fits)];
}

const RULES: Readonly<Record<RemedyCode, Rule>> = {
  judicialConfirmation: (facts) => strengthening(facts, facts.agreement?.confirmation),
  arbitrationReview: (facts) => strengthening(facts, facts.agreement?.review),
  opinionLetter: (facts) => {
    const needs = [need('violationFound', owesAnything(facts)), need('signedByChair', null)];
    if (facts.opinion.state === 'running') return no(reason('opinionPending', { on: facts.opinion.lastDay ?? '' }), needs);
    return facts.opinion.state === 'lapsed' ? no(reason('opinionUnanswered', { on: facts.opinion.lastDay ?? '' }), needs) : whileDue(facts, owesAnything(facts), needs);
  },
  suggestionLetter: (facts) => {
    const unanswered = facts.opinion.state === 'lapsed';
    const needs = [need('opinionUnanswered', unanswered), need('countyUnion', null)];
    if (!unanswered) return no(facts.opinion.state === 'running' ? reason('opinionPending', { on: facts.opinion.lastDay ?? '' }) : reason('noOpinionUnanswered'), needs);
    return whileDue(facts, owesAnything(facts), needs, [reason('opinionUnanswered', { on: facts.opinion.lastDay ?? '' })]);
  },
  labourInspection: (facts) => {
    const needs = [need('withinTwoYears', null), need('notBeforeArbitration', facts.limitation.state === 'used' ? false : null)];
    return whileDue(facts, dueOf(facts, payKinds) > 0, needs, paySum(facts));
  },
  insuranceCollector: (facts) => whileDue(facts, insuranceDue(facts) > 0, [need('arrearsByKind', insuranceDue(facts) > 0)], [reason('insuranceDue', yuan(insuranceDue(facts)))]),
  housingFundCentre: (facts) => {
    const fen = dueOf(facts, ['housingFund']);
    return whileDue(facts, fen > 0, [need('arrearsByKind', fen > 0)], [reason('housingFundDue', yuan(fen))]);
  },
  paymentOrder,
  arbitration,
  lawsuit: (facts) => {
    const needs = [need('agreementOrIou', facts.agreement?.signedPaper === true ? true : null)];
    return whileDue(facts, dueOf(facts, payKinds) > 0 && !isEnforceable(facts), needs, paySum(facts));
  },
  enforcement,
  additionalCompensation,
  orderEnforcement,
  police,
};

/** 司法确认 and 仲裁审查 make a paper enforceable, while their time runs. */
function strengthening(facts: RemedyFacts, right: AgreementRoute | undefined): Finding {
  const { agreement, today } = facts;
  const needs = [need('signedAgreement', hasSignedPaper(facts)), need('bothSidesApply', null)];
  if (!agreement || !right) return no(reason('noAgreement'), needs);
  if (agreement.enforceability !== 'plain') return no(reason('enforceableAlready'), needs);
  if (right.state === 'applied') return no(reason('appliedAlready'), needs);
  if (right.state === 'refused') return no(reason('refusedAlready'), needs);
  const lastDay = right.lastDay;
  if (lastDay === null) return no(reason('timeNotKnown'), needs);
  if (right.state !== 'running' || lastDay < today) return no(reason('timeIsOver', { on: lastDay }), needs);
  return { fits: true, because: [reason('notEnforceableYet')], needs, deadline: lastDay };
}

/** 支付令: for pay, compensation and the like, on the agreement or, for wages, without one; it has to reach the debtor. */
function paymentOrder(facts: RemedyFacts): Finding {
  const { agreement, operatingStatus } = facts;
  const withAgreement = agreement !== null;
  const kinds = withAgreement ? payKinds : wageKinds;
  const needs = [
    need(withAgreement ? 'signedAgreement' : 'proofOfDebt', withAgreement ? hasSignedPaper(facts) : null), need('sumDue', dueOf(facts, kinds) > 0),
    need('debtorReachable', operatingStatus === null || operatingStatus === 'unknown' ? null : operatingStatus !== 'absconded'), need('noCounterDebt', null),
  ];
  if (isEnforceable(facts)) return no(reason('enforceableAlready'), needs);
  if (operatingStatus === 'absconded') return no(reason('debtorGone'), needs);
  return whileDue(facts, dueOf(facts, kinds) > 0, needs, [...paySum(facts), reason(withAgreement ? 'agreementBroken' : 'wagesWithoutAgreement')]);
}

function arbitration(facts: RemedyFacts): Finding {
  const { limitation, agreement } = facts;
  const running = limitation.state === 'running' ? true : limitation.state === 'lapsed' ? false : null;
  const inTime = limitation.lastDay === null ? need('withinLimitation', running) : need('limitationRuns', running, { on: limitation.lastDay });
  const needs = [inTime, need('relationProven', null)];
  if (limitation.state === 'used') return no(reason('arbitrationApplied'), needs);
  if (isEnforceable(facts)) return no(reason('enforceableAlready'), needs);
  const because = [...paySum(facts), ...(agreement ? [reason('agreementBroken')] : []), ...(limitation.state === 'unknown' ? [reason('noLimitWhileEmployed')] : []), ...(running === false ? [reason('limitationLapsed', { on: limitation.lastDay ?? '' })] : [])];
  return { ...whileDue(facts, owesAnything(facts), needs, because), deadline: running ? limitation.lastDay : null };
}

/** 强制执行: two years from the last day of the time to perform, of instalments each from its own (民事诉讼法 Art. 250). */
function enforcement(facts: RemedyFacts): Finding {
  const { agreement, overdueSince, today } = facts;
  const needs = [need('enforceablePaper', isEnforceable(facts)), need('sumDue', overdueSince !== null)];
  if (!agreement) return no(reason('noAgreement'), needs);
  if (!isEnforceable(facts)) return no(reason('notEnforceableYet'), needs);
  if (overdueSince === null) return no(reason('nothingDue'), needs);
  const deadline = addCalendarMonths(overdueSince, 24);
  return { fits: deadline >= today, because: [reason(deadline >= today ? 'agreementBroken' : 'timeIsOver', { on: deadline })], needs, deadline };
}

/** 加付赔偿金: 50 to 100 % more, only when the last day of an order has passed (劳动合同法 Art. 85). */
function additionalCompensation({ orders }: RemedyFacts): Finding {
  const order = orders.find(({ compensable }) => compensable);
  const needs = [need('orderUnfulfilled', disobeyed(orders) !== undefined || order !== undefined), need('compensationDecided', null)];
  return order ? { fits: true, because: [reason('orderNotObeyed', { number: order.number, on: order.deadlineOn })], needs } : no(orderMissing(orders), needs);
}

/** What was ordered and not paid is enforced by the court when the authority applies (保障农民工工资支付条例 Art. 42); a demand to put right has to become a decision first. */
function orderEnforcement({ orders }: RemedyFacts): Finding {
  const unpaid = orders.filter(({ state }) => state === 'overdue');
  const decision = unpaid.find(({ kind }) => kind === 'handlingDecision' || kind === 'penaltyDecision');
  const order = decision ?? unpaid[0];
  const needs = [need('orderUnfulfilled', order !== undefined), need('decisionOfAuthority', decision !== undefined), need('authorityApplies', null)];
  return order ? { fits: true, because: [reason('orderNotObeyed', { number: order.number, on: order.deadlineOn }), reason('orderUnpaid', yuan(order.unpaidFen))], needs } : no(orderMissing(orders), needs);
}

/** 拒不支付劳动报酬: a warning that the numbers are reached, never that there is a crime. */
function police({ crime: { amounts, limits }, orders, operatingStatus }: RemedyFacts): Finding {
  const { one, many } = amounts;
  const needs = [
    need('orderUnfulfilled', disobeyed(orders) !== undefined), need('ableOrHiding', operatingStatus === 'absconded' ? true : null),
    ...(one && !many ? [need('threeMonthsPay', one.monthsKnown ? true : null)] : []),
  ];
  return { fits: amountsReached(amounts), because: crimeReasons(amounts, limits), needs };
}

const disobeyed = (orders: readonly RemedyOrder[]): RemedyOrder | undefined => orders.find(({ state }) => state === 'overdue');

function orderMissing(orders: readonly RemedyOrder[]): RemedyReason {
  const running = orders.find(({ state }) => state === 'running');
  return running ? reason('orderRuns', { number: running.number, on: running.deadlineOn }) : reason('noOrderDisobeyed');
}

const reason = (code: string, params?: Params): RemedyReason => (params ? { code, params } : { code });
const need = (code: string, met: boolean | null, params?: Params): RemedyNeed => ({ ...reason(code, params), met });
const yuan = (amountFen: number): { amountYuan: string } => ({ amountYuan: formatYuan(amountFen) });
const no = (because: RemedyReason, needs: readonly RemedyNeed[]): Finding => ({ fits: false, because: [because], needs });

/** Kept with the case; where a mediation was agreed without it, there may be one that nobody has filed. */
const hasSignedPaper = ({ agreement, mediationAgreed }: RemedyFacts): boolean | null => (agreement?.signedPaper ? true : mediationAgreed ? null : false);

const owesAnything = ({ dueFen }: RemedyFacts): boolean => Object.values(dueFen).some((fen) => fen > 0);
const isEnforceable = ({ agreement }: RemedyFacts): boolean => agreement !== null && agreement.enforceability !== 'plain';

function paySum(facts: RemedyFacts): RemedyReason[] {
  const fen = dueOf(facts, payKinds);
  return fen > 0 ? [reason('payDue', yuan(fen))] : [];
}

/** What is due is what every remedy against a debtor rests on. */
function whileDue(facts: RemedyFacts, due: boolean, needs: readonly RemedyNeed[], because: readonly RemedyReason[] = [reason('somethingDue', yuan(dueTotal(facts)))]): Finding {
  return due ? { fits: true, because, needs } : no(reason(owesAnything(facts) ? 'otherKindDue' : 'nothingDue'), needs);
}

const dueTotal = ({ dueFen }: RemedyFacts): number => Object.values(dueFen).reduce((sum, fen) => sum + fen, 0);
