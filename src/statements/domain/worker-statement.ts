import type { ClaimKind } from '../../cases/domain/vocabulary.js';
import type { Allocation } from '../../repayment/domain/allocation.js';
import { addAmounts, noAmounts } from '../../repayment/domain/ledger-amounts.js';
import { effectiveDueOn } from '../../repayment/domain/instalment-balances.js';
import { daysPastDue } from '../../repayment/domain/ageing.js';
import { kindRank } from '../../repayment/domain/claim-kind.js';
import { addFen } from '../../repayment/domain/fen-sum.js';
import { planInForce } from '../../repayment/domain/ledger-types.js';
import { paymentIdsOf } from '../../repayment/domain/payment-money.js';
import { formatYuan } from '../../platform/money/fen.js';
import { amountColumns, amountsOf, fenColumn, requireSums } from './amount-columns.js';
import { standingText } from './payment-rows.js';
import { referenceOf } from './payment-table.js';
import type { CaseFigures, StatementOrigin, StatementWorker } from './statement-data.js';
import { summedTable, type StatementDocument, type StatementTable, type StatementValue } from './statement-document.js';
import { kindTable, originFacts } from './statement-facts.js';
import { kindName, type StatementTexts } from './statement-texts.js';

/** One worker of the case; numbers are always masked. */
export interface StatementPerson extends StatementWorker {
  readonly idNumberMasked: string | null;
  readonly bankCardMasked: string | null;
}

/** What one worker was owed, what was paid when, and what is left. @throws Error when its rows do not add up to the ledger */
export function workerStatement(figures: CaseFigures, person: StatementPerson, origin: StatementOrigin, texts: StatementTexts): StatementDocument {
  const { say } = texts;
  const own = ownFigures(figures, person.id);
  const totals = noAmounts();
  for (const amounts of own.byKind) addAmounts(totals, amounts);
  const claims = claimTable(own, texts);
  requireSums(claims, totals, texts);
  return {
    locale: texts.locale,
    title: say('title.worker'),
    facts: [
      [say('fact.worker'), person.name],
      [say('fact.workerNo'), person.no === null ? say('worker.offRoster') : String(person.no)],
      [say('fact.idNumber'), person.idNumberMasked ?? say('none')],
      [say('fact.bankCard'), person.bankCardMasked ?? say('none')],
      [say('fact.case'), figures.kase.number],
      [say('fact.employer'), figures.kase.employerName],
      [say('fact.verified'), formatYuan(totals.verifiedFen)],
      [say('fact.paid'), formatYuan(totals.paidFen)],
      [say('fact.outstanding'), formatYuan(totals.outstandingFen)],
      ...originFacts(origin, figures.masked, texts),
    ],
    tables: [kindTable({ byKind: own.byKind, totals }, texts), claims, scheduleTable(figures, person.id, origin, texts), paidTable(figures, person.id, totals.paidFen, texts), ...waivedTables(figures, person.id, texts)],
    notes: [say('note.amounts'), say('note.dates'), ...(figures.masked ? [say('note.masked')] : [])],
    signatures: [say('signature.worker'), say('signature.union'), say('signature.date')],
    pageLabel: say('page'),
    author: origin.madeBy,
    asOf: origin.asOf,
    // A name does not belong into a file's name: it is read in download lists and on shared folders.
    fileName: `${say('title.worker')}-${figures.kase.number}-${say('worker.numbered', { no: person.no ?? '-' })}-${origin.asOfDate}`,
  };
}

type OwnFigures = Pick<CaseFigures['balances'], 'byClaim' | 'byKind'> & Pick<CaseFigures['history'], 'obligations'>;

function ownFigures({ balances, history }: CaseFigures, workerId: string): OwnFigures {
  return {
    byClaim: balances.byClaim.filter((claim) => claim.workerId === workerId),
    byKind: balances.byWorkerKind.filter((row) => row.workerId === workerId).sort((a, b) => kindRank(a.kind) - kindRank(b.kind)),
    obligations: history.obligations.filter((obligation) => obligation.workerId === workerId),
  };
}

function claimTable({ byClaim, obligations }: OwnFigures, texts: StatementTexts): StatementTable {
  const { say } = texts;
  const periods = new Map(obligations.map((obligation) => [obligation.claimId, obligation]));
  const columns = [
    { heading: say('column.kind'), kind: 'text' as const, width: 16 }, { heading: say('column.from'), kind: 'text' as const, width: 9 },
    { heading: say('column.to'), kind: 'text' as const, width: 9 }, ...amountColumns(texts),
  ];
  const rows = byClaim.map((claim): StatementValue[] => {
    const { from = null, to = null } = periods.get(claim.claimId) ?? {};
    return [kindName(texts, claim.kind), from, to, ...amountsOf(claim)];
  });
  return summedTable({ name: say('table.claims'), title: say('table.claims'), columns, rows }, say('total'));
}

function scheduleTable({ replayed, history }: CaseFigures, workerId: string, { asOfDate }: StatementOrigin, texts: StatementTexts): StatementTable {
  const { say } = texts;
  const plan = planInForce(history.plans);
  const lines = replayed.lines.filter(({ line }) => line.workerId === workerId);
  const inOrder = [...lines].sort((a, b) => a.line.instalmentNo - b.line.instalmentNo || kindRank(a.line.kind) - kindRank(b.line.kind));
  const rows = inOrder.map(({ line, paidFen, openFen }): StatementValue[] => [
    line.instalmentNo, kindName(texts, line.kind), line.dueOn, line.amountFen, paidFen, openFen,
    openFen > 0 ? daysPastDue(effectiveDueOn(line.dueOn, plan), asOfDate) || null : null,
  ]);
  const columns = [
    { heading: say('column.instalmentNo'), kind: 'count' as const, width: 6 }, { heading: say('column.kind'), kind: 'text' as const, width: 16 },
    { heading: say('column.dueOn'), kind: 'date' as const, width: 12 }, ...['instalment', 'instalmentPaid', 'instalmentOutstanding'].map((code) => fenColumn(texts, code)),
    { heading: say('column.daysPastDue'), kind: 'count' as const, width: 9 },
  ];
  return summedTable({ name: say('table.schedule'), title: say('table.schedule'), columns, rows }, say('total'));
}

/** What reached this worker, payment by payment and kind by kind; a payment that was reversed stays visible with nothing counted. */
function paidTable({ payments, history, replayed }: CaseFigures, workerId: string, paidFen: number, texts: StatementTexts): StatementTable {
  const { say } = texts;
  const paymentOf = paymentIdsOf(history.postings);
  const own = replayed.allocations.filter((allocation) => allocation.workerId === workerId);
  const settledFen = own.reduce((sum, { amountFen, advance }) => (advance ? sum : addFen(sum, amountFen)), 0);
  if (settledFen !== paidFen) throw new Error(`The payments of a worker settle ${settledFen}, the ledger says ${paidFen}`);
  const someToFund = own.some(({ toFundFen }) => toFundFen > 0);
  const rows = payments.flatMap((payment): StatementValue[][] => {
    const named = payment.workerIds?.includes(workerId) ?? false;
    const landed = byKind(own.filter(({ postingId }) => paymentOf(postingId) === payment.id));
    if (landed.length === 0 && !(named && payment.reversedOn !== null)) return [];
    const shown = landed.length > 0 ? landed : [{ kind: payment.kind, amountFen: 0, toFundFen: 0 }];
    return shown.map(({ kind, amountFen, toFundFen }) => {
      const amount = payment.method === 'fundAdvance' ? [0, amountFen] : [amountFen, 0];
      return [payment.paidOn, say(`kind.${kind}`), say(`method.${payment.method}`), referenceOf(payment, texts), ...amount, ...(someToFund ? [toFundFen] : []), standingText(texts, payment)];
    });
  });
  const columns = [
    { heading: say('column.paidOn'), kind: 'date' as const, width: 12 }, { heading: say('column.kind'), kind: 'text' as const, width: 16 },
    { heading: say('column.method'), kind: 'text' as const, width: 12 }, { heading: say('column.reference'), kind: 'text' as const, width: 24 },
    ...['settled', 'advanced', ...(someToFund ? ['toFund'] : [])].map((code) => fenColumn(texts, code)), { heading: say('column.standing'), kind: 'text' as const, width: 20 },
  ];
  return summedTable({ name: say('table.payments'), title: say('table.payments'), columns, rows }, say('total'));
}

type Landed = Pick<Allocation, 'kind' | 'amountFen' | 'toFundFen'>;

function byKind(allocations: readonly Allocation[]): Landed[] {
  const sums = new Map<ClaimKind, Landed>();
  for (const { kind, amountFen, toFundFen } of allocations) {
    const sum = sums.get(kind) ?? { kind, amountFen: 0, toFundFen: 0 };
    sums.set(kind, { kind, amountFen: addFen(sum.amountFen, amountFen), toFundFen: addFen(sum.toFundFen, toFundFen) });
  }
  return [...sums.values()];
}

function waivedTables({ waivers, replayed }: CaseFigures, workerId: string, texts: StatementTexts): StatementTable[] {
  const { say } = texts;
  const own = waivers.filter((waiver) => waiver.workerId === workerId);
  if (own.length === 0) return [];
  const applied = (id: string): number => replayed.waived.reduce((sum, { waiverId, amountFen }) => (waiverId === id ? addFen(sum, amountFen) : sum), 0);
  const columns = [
    { heading: say('column.grantedOn'), kind: 'date' as const, width: 12 }, { heading: say('column.kind'), kind: 'text' as const, width: 16 },
    fenColumn(texts, 'waiver'), fenColumn(texts, 'waiverApplied'),
  ];
  const rows = own.map(({ id, grantedOn, kind, amountFen }): StatementValue[] => [grantedOn, kindName(texts, kind), amountFen, applied(id)]);
  return [summedTable({ name: say('table.waivers'), title: say('table.waivers'), columns, rows }, say('total'))];
}
