import type { LivingCondition } from '../../cases/domain/vocabulary.js';
import type { AmountErrorCode } from '../../platform/money/fen.js';
import type { CellFaultCode } from '../../platform/sheets/cell-fault.js';
import type { FieldIssue } from '../../platform/sheets/field-issue.js';
import type { RosterAmountKind } from './roster-columns.js';

export type RosterErrorCode =
  | 'required'
  | 'badName'
  | 'tooLong'
  | 'maskedValue'
  | 'cellError'
  | 'idNumberLength'
  | 'idNumberDate'
  | 'idNumberCheckDigit'
  | 'idNumberAsNumber'
  | 'duplicateIdNumber'
  | AmountErrorCode
  | CellFaultCode
  | 'badMonth'
  | 'badDate'
  | 'periodEndsBeforeStart';

export type RosterWarningCode =
  | 'phoneNumber'
  | 'bankCard'
  | 'maskedValue'
  | 'nothingOwed'
  | 'dayMissing'
  | 'periodInTheFuture'
  | 'unknownValue';

export type RosterLivingCondition = Exclude<LivingCondition, 'unreachable'>;

/** What is owed by kind, in fen; the five that every roster has are 0 when their cell is blank. */
export type RosterAmounts = Record<'wages' | 'pension' | 'medical' | 'unemployment' | 'workInjury', number> & Partial<Record<RosterAmountKind, number>>;

/** A worker as the sheet gives them: checked, normalised, ready to be stored. */
export interface RosterRow {
  /** The sheet's row, 1-based. */
  readonly row: number;
  /** What the sheet's 序号 says, null when it has none or no whole number. */
  readonly no: number | null;
  readonly name: string;
  readonly idNumber: string;
  readonly phone?: string;
  readonly migrantWorker?: boolean;
  readonly job?: string;
  /** `YYYY-MM-DD` */
  readonly hiredOn?: string;
  /** First and last month owed, `YYYY-MM`. */
  readonly from?: string;
  readonly to?: string;
  readonly amounts: RosterAmounts;
  readonly bankName?: string;
  readonly bankCard?: string;
  readonly livingCondition?: RosterLivingCondition;
  readonly note?: string;
}

/** What became of one worker's row; without errors it is accepted. */
export interface RowVerdict {
  readonly row: number;
  readonly no: number | null;
  readonly errors: readonly FieldIssue<RosterErrorCode>[];
  readonly warnings: readonly FieldIssue<RosterWarningCode>[];
}
