import { RowView } from '../../platform/sheets/row-view.js';
import type { SheetRow } from '../../platform/sheets/sheet-row.js';
import type { SheetTable } from '../../platform/sheets/table-reader.js';
import { BANK_RETURN_COLUMNS } from './bank-return-columns.js';
import type { BankReturnColumnKey } from './bank-return-columns.js';
import { BANK_RETURN_ERROR_MESSAGES, BANK_RETURN_WARNING_MESSAGES } from './bank-return-row.js';
import type { BankReturnErrorCode, BankReturnWarningCode } from './bank-return-row.js';

/** A row of a return file with what is wrong about it. */
export class BankReturnView extends RowView<BankReturnColumnKey, BankReturnErrorCode, BankReturnWarningCode> {
  constructor(table: Pick<SheetTable<BankReturnColumnKey>, 'columns'>, source: SheetRow) {
    super(table, source, (key) => BANK_RETURN_COLUMNS.find((rule) => rule.key === key)?.title ?? key);
  }

  refuse(key: BankReturnColumnKey, code: BankReturnErrorCode): null {
    this.error(key, code, BANK_RETURN_ERROR_MESSAGES[code]);
    return null;
  }

  notice(key: BankReturnColumnKey, code: BankReturnWarningCode): null {
    this.warn(key, code, BANK_RETURN_WARNING_MESSAGES[code]);
    return null;
  }
}
