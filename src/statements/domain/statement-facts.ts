import type { LedgerBalances } from '../../repayment/domain/balances.js';
import { addFen } from '../../repayment/domain/fen-sum.js';
import { formatYuan } from '../../platform/money/fen.js';
import { amountColumns, amountsOf, requireSums } from './amount-columns.js';
import type { CaseFigures, StatementOrigin } from './statement-data.js';
import { summedTable, type StatementDocument, type StatementTable } from './statement-document.js';
import { kindName, type StatementTexts } from './statement-texts.js';

type Facts = StatementDocument['facts'][number][];

export function caseFacts({ kase, plan, workers }: CaseFigures, { say }: StatementTexts): Facts {
  return [
    [say('fact.case'), kase.number],
    [say('fact.caseState'), say(`caseState.${kase.state}`)],
    [say('fact.employer'), kase.employerName],
    [say('fact.uscc'), kase.employerUscc ?? say('none')],
    [say('fact.region'), kase.regionCode],
    [say('fact.workers'), String(workers.filter(({ no }) => no !== null).length)],
    [say('fact.plan'), plan ? say('plan.revision', { revision: plan.revision, state: say(`planState.${plan.state}`), enforceability: say(`enforceability.${plan.enforceability}`) }) : say('plan.none')],
  ];
}

/** What came in, and what of it found nothing to settle. */
export function moneyFacts({ balances: { payments, advances, totals } }: Pick<CaseFigures, 'balances'>, { say }: StatementTexts): Facts {
  const facts: Facts = [
    [say('fact.received'), formatYuan(payments.receivedFen)],
    [say('fact.applied'), formatYuan(payments.appliedFen)],
    [say('fact.unapplied'), formatYuan(addFen(payments.unappliedFen, advances.unappliedFen))],
  ];
  const returnedFen = addFen(payments.returnedFen, advances.returnedFen);
  if (returnedFen > 0) facts.push([say('fact.returned'), formatYuan(returnedFen)]);
  if (advances.receivedFen > 0) facts.push([say('fact.advanced'), formatYuan(totals.advancedFen)], [say('fact.recovered'), formatYuan(totals.recoveredFen)]);
  if (totals.undecidedFen > 0) facts.push([say('fact.undecided'), formatYuan(totals.undecidedFen)]);
  return facts;
}

export function originFacts({ asOfDate, madeAt, madeBy }: StatementOrigin, masked: boolean, { say }: StatementTexts): Facts {
  return [
    [say('fact.asOf'), asOfDate],
    [say('fact.madeAt'), madeAt],
    [say('fact.madeBy'), madeBy],
    ...(masked ? ([[say('fact.names'), say('names.masked')]] as Facts) : []),
  ];
}

/** The sums by kind; of kinds nobody claims there is no row. @throws Error when they do not add up to the ledger's totals */
export function kindTable({ byKind, totals }: Pick<LedgerBalances, 'byKind' | 'totals'>, texts: StatementTexts): StatementTable {
  const { say } = texts;
  const table = summedTable(
    {
      name: say('table.kinds'), title: say('table.kinds'), columns: [{ heading: say('column.kind'), kind: 'text', width: 18 }, ...amountColumns(texts)],
      rows: byKind.map((row) => [kindName(texts, row.kind), ...amountsOf(row)]),
    },
    say('total'),
  );
  requireSums(table, totals, texts);
  return table;
}
