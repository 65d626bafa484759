import type { ClaimKind } from '../../cases/domain/vocabulary.js';
import type { KindBalance, ReceivedAmounts } from '../../repayment/domain/balances.js';
import { addFen } from '../../repayment/domain/fen-sum.js';
import { kindRank } from '../../repayment/domain/claim-kind.js';
import { addAmounts, noAmounts } from '../../repayment/domain/ledger-amounts.js';
import { amountColumns, amountsOf, fenColumn, requireSums } from './amount-columns.js';
import { instalmentTable } from './instalment-table.js';
import { groupPayments, landedPayments, type PaymentGroup, standingOfPayment, standingText } from './payment-rows.js';
import { recordTables } from './record-tables.js';
import type { CaseFigures, StatementCase, StatementOrigin } from './statement-data.js';
import { summedTable, type StatementDocument, type StatementTable, type StatementValue } from './statement-document.js';
import { kindTable, moneyFacts, originFacts } from './statement-facts.js';
import { kindName, type StatementTexts } from './statement-texts.js';
import { tableOfCases, type TablesOfCase } from './tables-of-cases.js';
import { waiverTables } from './waiver-table.js';

/** What is kept of each case, so that those already read need not stay in memory whole. No worker is in it. */
export interface EmployerCaseFigures {
  readonly kase: StatementCase;
  readonly workers: number;
  readonly byKind: readonly KindBalance[];
  /** As on the statement of the case: its kinds, instalments, and what was decided. */
  readonly tables: TablesOfCase;
  readonly payments: readonly PaymentGroup[];
  readonly received: ReceivedAmounts;
  readonly advances: ReceivedAmounts;
}

/** Payments of a day, kind, method and standing are one line: who was paid stands on the statement of the case. */
export function employerCaseFigures(figures: CaseFigures, texts: StatementTexts): EmployerCaseFigures {
  const { kase, workers, balances } = figures;
  const alike = ({ paidOn, kind, method, ...payment }: ReturnType<typeof landedPayments>[number]): string =>
    // A reversal says why, so each has its own line.
    payment.reversalOf === null ? [paidOn, kind, method, standingOfPayment(payment), payment.reversedOn].join('/') : payment.id;
  return {
    kase, workers: workers.filter(({ no }) => no !== null).length, byKind: balances.byKind,
    tables: { number: kase.number, tables: [kindTable(balances, texts), instalmentTable(figures, texts), ...waiverTables(figures, texts, false), ...recordTables(figures, texts)] },
    payments: groupPayments(landedPayments(figures), alike), received: balances.payments, advances: balances.advances,
  };
}

/** The same employer across cases. @param asked the case it was asked from; its spelling of the employer stands on top */
export function employerStatement(asked: StatementCase, cases: readonly EmployerCaseFigures[], origin: StatementOrigin, texts: StatementTexts): StatementDocument {
  const { say } = texts;
  const byKind = sumByKind(cases);
  const totals = noAmounts();
  for (const amounts of byKind) addAmounts(totals, amounts);
  const balances = { totals, payments: sumReceived(cases.map(({ received }) => received)), advances: sumReceived(cases.map(({ advances }) => advances)) };
  const table = caseTable(cases, texts);
  const kinds = caseKindTable(cases, texts);
  for (const one of [table, ...kinds]) requireSums(one, totals, texts);
  return {
    locale: texts.locale,
    title: say('title.employer'),
    facts: [
      [say('fact.employer'), asked.employerName],
      [say('fact.uscc'), asked.employerUscc ?? say('none')],
      [say('fact.cases'), String(cases.length)],
      ...moneyFacts({ balances: { ...balances, byKind: [], byWorkerKind: [], byClaim: [], instalments: [] } }, texts),
      ...originFacts(origin, false, texts),
    ],
    tables: [
      kindTable({ byKind, totals }, texts), table, ...kinds, ...tablesNamed(['instalments'], cases, texts), paymentTable(cases, texts),
      ...tablesNamed(['waivers', 'resolutions', 'assessments', 'compensations'], cases, texts),
    ],
    notes: [say('note.amounts'), say('note.dates'), say('note.employerScope')],
    signatures: [say('signature.employer'), say('signature.union'), say('signature.date')],
    pageLabel: say('page'),
    author: origin.madeBy,
    asOf: origin.asOf,
    fileName: `${say('title.employer')}-${asked.employerName}-${origin.asOfDate}`,
  };
}

function sumByKind(cases: readonly EmployerCaseFigures[]): KindBalance[] {
  const sums = new Map<ClaimKind, KindBalance>();
  for (const row of cases.flatMap(({ byKind }) => byKind)) {
    const sum = sums.get(row.kind) ?? { kind: row.kind, ...noAmounts() };
    addAmounts(sum, row);
    sums.set(row.kind, sum);
  }
  return [...sums.values()].sort((a, b) => kindRank(a.kind) - kindRank(b.kind));
}

const sumReceived = (parts: readonly ReceivedAmounts[]): ReceivedAmounts =>
  parts.reduce(
    (sum, part) => ({
      receivedFen: addFen(sum.receivedFen, part.receivedFen), appliedFen: addFen(sum.appliedFen, part.appliedFen), unappliedFen: addFen(sum.unappliedFen, part.unappliedFen),
      returnedFen: addFen(sum.returnedFen, part.returnedFen),
    }),
    { receivedFen: 0, appliedFen: 0, unappliedFen: 0, returnedFen: 0 },
  );

function caseTable(cases: readonly EmployerCaseFigures[], texts: StatementTexts): StatementTable {
  const { say } = texts;
  const columns = [
    { heading: say('fact.case'), kind: 'text' as const, width: 22 }, { heading: say('fact.region'), kind: 'text' as const, width: 9 },
    { heading: say('fact.caseState'), kind: 'text' as const, width: 10 }, { heading: say('fact.workers'), kind: 'count' as const, width: 9 },
    ...amountColumns(texts), fenColumn(texts, 'unapplied'),
  ];
  const rows = cases.map(({ kase, workers, byKind, received, advances }): StatementValue[] => {
    const sum = noAmounts();
    for (const amounts of byKind) addAmounts(sum, amounts);
    return [kase.number, kase.regionCode, say(`caseState.${kase.state}`), workers, ...amountsOf(sum), addFen(received.unappliedFen, advances.unappliedFen)];
  });
  return summedTable({ name: say('table.cases'), title: say('table.cases'), columns, rows }, say('total'));
}

/** What each case owes, has got and lacks, kind by kind. */
const caseKindTable = (cases: readonly EmployerCaseFigures[], texts: StatementTexts): StatementTable[] =>
  tablesNamed(['kinds'], cases, texts).map((table) => ({ ...table, name: texts.say('table.caseKinds'), title: texts.say('table.caseKinds') }));

const tablesNamed = (codes: readonly string[], cases: readonly EmployerCaseFigures[], texts: StatementTexts): StatementTable[] =>
  codes.flatMap((code) => tableOfCases(texts.say(`table.${code}`), cases.map(({ tables }) => tables), texts) ?? []);

function paymentTable(cases: readonly EmployerCaseFigures[], texts: StatementTexts): StatementTable {
  const { say } = texts;
  const columns = [
    { heading: say('fact.case'), kind: 'text' as const, width: 22 }, { heading: say('column.paidOn'), kind: 'date' as const, width: 12 },
    { heading: say('column.kind'), kind: 'text' as const, width: 12 }, { heading: say('column.method'), kind: 'text' as const, width: 12 },
    { heading: say('column.count'), kind: 'count' as const, width: 7 }, ...['payment', 'deductions', 'settled', 'unapplied', 'returned'].map((code) => fenColumn(texts, code)),
    { heading: say('column.standing'), kind: 'text' as const, width: 18 },
  ];
  const rows = cases.flatMap(({ kase, payments }) =>
    payments.map(({ first, count, amountFen, deductionsFen, settledFen, unappliedFen, returnedFen }): StatementValue[] => [
      kase.number, first.paidOn, kindName(texts, first.kind), say(`method.${first.method}`), count, amountFen, deductionsFen, settledFen, unappliedFen, returnedFen, standingText(texts, first),
    ]),
  );
  return summedTable({ name: say('table.payments'), title: say('table.paymentsByDay'), columns, rows }, say('total'));
}
