import { RowView } from '../../platform/sheets/row-view.js';
import type { SheetRow } from '../../platform/sheets/sheet-row.js';
import type { SheetTable } from '../../platform/sheets/table-reader.js';
import { ROSTER_COLUMNS } from './roster-columns.js';
import type { RosterColumnKey } from './roster-columns.js';
import { ROSTER_ERROR_MESSAGES, ROSTER_WARNING_MESSAGES } from './roster-messages.js';
import type { RosterErrorCode, RosterWarningCode } from './roster-row.js';

/** A roster's row with its verdict in the making. */
export class RosterRowView extends RowView<RosterColumnKey, RosterErrorCode, RosterWarningCode> {
  constructor(table: Pick<SheetTable<RosterColumnKey>, 'columns'>, source: SheetRow) {
    super(table, source, (key) => ROSTER_COLUMNS.find((rule) => rule.key === key)?.title ?? key);
  }

  refuse(key: RosterColumnKey, code: keyof typeof ROSTER_ERROR_MESSAGES): undefined {
    this.error(key, code, ROSTER_ERROR_MESSAGES[code]);
    return undefined;
  }

  notice(key: RosterColumnKey, code: RosterWarningCode): undefined {
    this.warn(key, code, ROSTER_WARNING_MESSAGES[code]);
    return undefined;
  }
}
