import type { InstalmentBalance } from '../../repayment/domain/instalment-balances.js';
import { fenColumn } from './amount-columns.js';
import type { CaseFigures } from './statement-data.js';
import { summedTable, type StatementColumn, type StatementTable, type StatementValue } from './statement-document.js';
import { kindName, type StatementTexts } from './statement-texts.js';

/** The instalments of the plan in force; a row sums as `amount = paid + no longer owed + outstanding`. */
export function instalmentTable({ balances }: Pick<CaseFigures, 'balances'>, texts: StatementTexts): StatementTable {
  const { say } = texts;
  const columns: StatementColumn[] = [
    { heading: say('column.instalmentNo'), kind: 'count', width: 6 }, { heading: say('column.kind'), kind: 'text', width: 16 }, { heading: say('column.dueOn'), kind: 'date', width: 12 },
    ...['instalment', 'instalmentPaid', 'noLongerOwed', 'instalmentOutstanding', 'instalmentOverdue'].map((code) => fenColumn(texts, code)),
    { heading: say('column.daysPastDue'), kind: 'count', width: 9 }, { heading: say('column.instalmentState'), kind: 'text', width: 10 },
    { heading: say('column.settledOn'), kind: 'date', width: 12 },
  ];
  const rowOf = ({ no, kind, dueOn, amountFen, paidFen, noLongerOwedFen, outstandingFen, overdueFen, daysPastDue, state, settledOn }: InstalmentBalance): StatementValue[] => [
    no, kindName(texts, kind), dueOn, amountFen, paidFen, noLongerOwedFen, outstandingFen, overdueFen, daysPastDue || null, say(`instalment.${state}`), settledOn,
  ];
  return summedTable({ name: say('table.instalments'), title: say('table.instalments'), columns, rows: balances.instalments.map(rowOf) }, say('total'));
}
