import type { InstalmentBalance } from '../../repayment/domain/instalment-balances.js';
import { fenColumn } from './amount-columns.js';
import type { StatementColumn, StatementValue } from './statement-document.js';
import { kindName, type StatementTexts } from './statement-texts.js';

/** The columns of a plan's instalments; a row sums as `amount = paid + no longer owed + outstanding`. */
export const instalmentColumns = (texts: StatementTexts): StatementColumn[] => [
  { heading: texts.say('column.instalmentNo'), kind: 'count', width: 6 },
  { heading: texts.say('column.kind'), kind: 'text', width: 16 },
  { heading: texts.say('column.dueOn'), kind: 'date', width: 12 },
  ...['instalment', 'instalmentPaid', 'noLongerOwed', 'instalmentOutstanding', 'instalmentOverdue'].map((code) => fenColumn(texts, code)),
  { heading: texts.say('column.daysPastDue'), kind: 'count', width: 9 },
  { heading: texts.say('column.instalmentState'), kind: 'text', width: 10 },
  { heading: texts.say('column.settledOn'), kind: 'date', width: 12 },
];

export const instalmentRow = (texts: StatementTexts, { no, kind, dueOn, amountFen, paidFen, noLongerOwedFen, outstandingFen, overdueFen, daysPastDue, state, settledOn }: InstalmentBalance): StatementValue[] => [
  no, kindName(texts, kind), dueOn, amountFen, paidFen, noLongerOwedFen, outstandingFen, overdueFen, daysPastDue || null, texts.say(`instalment.${state}`), settledOn,
];
