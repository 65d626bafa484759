import type { EntityManager } from 'typeorm';
import type { OpenedRow } from '../../imports/import-rows.js';
import type { SheetImport } from '../../imports/sheet-import.entity.js';
import { asPayment, type BankRow, readBankRow } from './bank-row.js';
import type { RowStanding } from '../domain/row-decisions.js';
import { detailOf } from './payment-import.kind.js';

/** The latest payment of a row of a return file. */
export interface RowPayment {
  id: string;
  reversed: boolean;
}

/** The latest payment of each row of an import, by row; of all rows unless told. */
export async function paymentsOfRows(m: EntityManager, importId: string, rows?: readonly number[]): Promise<Map<number, RowPayment>> {
  const found = await m.query<{ import_row: number; id: string; reversed: boolean }[]>(
    `SELECT DISTINCT ON (p.import_row) p.import_row, p.id, EXISTS (SELECT 1 FROM payments r WHERE r.reversal_of = p.id) AS reversed FROM payments p
      WHERE p.import_id = $1 AND ($2::int[] IS NULL OR p.import_row = ANY($2)) ORDER BY p.import_row, p.import_attempt DESC`,
    [importId, rows ?? null],
  );
  return new Map(found.map(({ import_row: row, id, reversed }) => [row, { id, reversed }]));
}

export function rowStanding({ state }: Pick<SheetImport, 'state'>, { verdict, detail, payload }: OpenedRow, payment: RowPayment | undefined): RowStanding {
  return {
    verdict, byHand: detailOf(detail).byHand ?? false, forgotten: payload === null, payable: payload !== null && asPayment(readBankRow(payload as BankRow)) !== null,
    applied: state === 'applied', paid: payment !== undefined && !payment.reversed,
  };
}

export const standingOfRow = async (m: EntityManager, sheetImport: SheetImport, row: OpenedRow): Promise<RowStanding> =>
  rowStanding(sheetImport, row, (await paymentsOfRows(m, sheetImport.id, [row.row])).get(row.row));
