import { addAmounts, noAmounts, type LedgerAmounts } from '../../repayment/domain/ledger-amounts.js';
import { amountColumns, amountsOf, requireSums } from './amount-columns.js';
import { instalmentTable } from './instalment-table.js';
import { landedPayments } from './payment-rows.js';
import { paymentTable } from './payment-table.js';
import { recordTables } from './record-tables.js';
import type { CaseFigures, StatementOrigin } from './statement-data.js';
import { summedTable, type StatementDocument, type StatementTable, type StatementValue } from './statement-document.js';
import { caseFacts, kindTable, moneyFacts, originFacts } from './statement-facts.js';
import { kindName, type StatementTexts } from './statement-texts.js';
import { waiverTables } from './waiver-table.js';
import { nameOf } from './worker-name.js';

/** Single claims are for sorting and filtering: a sheet has them, a printed statement does not. */
export type StatementShape = 'sheet' | 'print';

/** The statement of a whole case. @throws Error when its rows do not add up to the ledger */
export function caseStatement(figures: CaseFigures, origin: StatementOrigin, texts: StatementTexts, shape: StatementShape): StatementDocument {
  const { say } = texts;
  const { kase, balances } = figures;
  const workers = workerTable(figures, texts);
  requireSums(workers, balances.totals, texts);
  return {
    locale: texts.locale,
    title: say('title.case'),
    facts: [...caseFacts(figures, texts), ...moneyFacts(figures, texts), ...originFacts(origin, figures.masked, texts)],
    tables: [
      kindTable(balances, texts),
      instalmentTable(figures, texts),
      workers,
      ...(shape === 'sheet' ? [claimTable(figures, texts)] : []),
      paymentTable(landedPayments(figures), figures, texts, shape),
      ...waiverTables(figures, texts, true),
      ...recordTables(figures, texts),
    ],
    notes: [say('note.amounts'), say('note.dates'), ...(figures.masked ? [say('note.masked')] : [])],
    signatures: [say('signature.employer'), say('signature.union'), say('signature.date')],
    pageLabel: say('page'),
    author: origin.madeBy,
    asOf: origin.asOf,
    fileName: `${say('title.case')}-${kase.number}-${origin.asOfDate}`,
  };
}

function workerTable({ workers, balances }: CaseFigures, texts: StatementTexts): StatementTable {
  const { say } = texts;
  const owed = new Map<string | null, LedgerAmounts>();
  for (const amounts of balances.byWorkerKind) {
    const sum = owed.get(amounts.workerId) ?? noAmounts();
    addAmounts(sum, amounts);
    owed.set(amounts.workerId, sum);
  }
  const shown = workers.filter(({ id, no }) => no !== null || owed.has(id));
  const rows = shown.map((worker): StatementValue[] => {
    const amounts = owed.get(worker.id) ?? noAmounts();
    return [worker.no, nameOf(worker, texts), ...amountsOf(amounts), amounts.daysPastDue || null];
  });
  const nobodys = owed.get(null);
  if (nobodys) rows.push([null, say('worker.nobody'), ...amountsOf(nobodys), nobodys.daysPastDue || null]);
  const columns = [
    { heading: say('column.no'), kind: 'count' as const, width: 6 }, { heading: say('column.worker'), kind: 'text' as const, width: 14 },
    ...amountColumns(texts), { heading: say('column.daysPastDue'), kind: 'count' as const, width: 9 },
  ];
  return summedTable({ name: say('table.workers'), title: say('table.workers'), columns, rows }, say('total'));
}

function claimTable(figures: CaseFigures, texts: StatementTexts): StatementTable {
  const { say } = texts;
  const obligations = new Map(figures.history.obligations.map((obligation) => [obligation.claimId, obligation]));
  const place = new Map(figures.workers.map((worker, index) => [worker.id, { worker, index }]));
  const indexOf = (workerId: string | null): number => (workerId === null ? Number.MAX_SAFE_INTEGER : (place.get(workerId)?.index ?? Number.MAX_SAFE_INTEGER));
  // Within a worker the ledger's own order stands: by kind and age.
  const claims = figures.balances.byClaim.map((claim, order) => ({ claim, order })).sort((a, b) => indexOf(a.claim.workerId) - indexOf(b.claim.workerId) || a.order - b.order);
  const rows = claims.map(({ claim }): StatementValue[] => {
    const { from = null, to = null, verifiedFen = null } = obligations.get(claim.claimId) ?? {};
    const worker = claim.workerId === null ? undefined : place.get(claim.workerId)?.worker;
    const state = verifiedFen === null ? 'undecided' : verifiedFen === 0 ? 'disallowed' : 'verified';
    return [worker?.no ?? null, worker ? nameOf(worker, texts) : say('worker.nobody'), kindName(texts, claim.kind), from, to, ...amountsOf(claim), say(`claim.${state}`)];
  });
  const columns = [
    { heading: say('column.no'), kind: 'count' as const, width: 6 }, { heading: say('column.worker'), kind: 'text' as const, width: 14 },
    { heading: say('column.kind'), kind: 'text' as const, width: 16 }, { heading: say('column.from'), kind: 'text' as const, width: 9 },
    { heading: say('column.to'), kind: 'text' as const, width: 9 }, ...amountColumns(texts), { heading: say('column.claimState'), kind: 'text' as const, width: 12 },
  ];
  const table = summedTable({ name: say('table.claims'), title: say('table.claims'), columns, rows }, say('total'));
  requireSums(table, figures.balances.totals, texts);
  return table;
}
