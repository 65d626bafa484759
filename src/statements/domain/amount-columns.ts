import { addFen } from '../../repayment/domain/fen-sum.js';
import type { LedgerAmounts } from '../../repayment/domain/ledger-amounts.js';
import type { StatementColumn, StatementTable } from './statement-document.js';
import type { StatementTexts } from './statement-texts.js';

/** The amounts every statement shows, in this order. */
export const AMOUNTS = ['claimedFen', 'verifiedFen', 'agreedFen', 'paidFen', 'waivedFen', 'outstandingFen', 'overdueFen'] as const satisfies readonly (keyof LedgerAmounts)[];

const AMOUNT_WIDTH = 15;

export const amountColumns = ({ say }: StatementTexts): StatementColumn[] =>
  AMOUNTS.map((amount) => ({ heading: say(`amount.${amount}`), kind: 'fen', width: AMOUNT_WIDTH }));

export const fenColumn = ({ say }: StatementTexts, code: string): StatementColumn => ({ heading: say(`column.${code}`), kind: 'fen', width: AMOUNT_WIDTH });

export const amountsOf = (amounts: LedgerAmounts): number[] => AMOUNTS.map((amount) => amounts[amount]);

/**
 * Stops a statement whose rows do not add up to what the ledger says, before anybody signs it.
 * @throws Error naming the table and the amount
 */
export function requireSums(table: StatementTable, totals: LedgerAmounts, texts: StatementTexts): void {
  for (const amount of AMOUNTS) {
    const place = table.columns.findIndex(({ heading }) => heading === texts.say(`amount.${amount}`));
    const sum = table.rows.reduce((fen, row) => addFen(fen, Number(row[place] ?? 0)), 0);
    if (sum !== totals[amount]) throw new Error(`The table ${table.name} sums ${amount} to ${sum}, the ledger says ${totals[amount]}`);
  }
}
