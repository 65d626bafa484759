import type { AmountErrorCode } from '../../platform/money/fen.js';
import { CELL_FAULT_MESSAGES } from '../../platform/sheets/cell-fault.js';
import type { CellFaultCode } from '../../platform/sheets/cell-fault.js';
import type { FieldIssue } from '../../platform/sheets/field-issue.js';

export type BankReturnErrorCode = AmountErrorCode | CellFaultCode | 'required' | 'cellError' | 'zeroAmount' | 'notYuan' | 'badDate' | 'futureDate' | 'pastDate';
export type BankReturnWarningCode = 'payeeMissing' | 'maskedValue' | 'accountAsNumber' | 'unknownResult' | 'contradictoryResult' | 'remarkOfFailure';

/**
 * One payment of a bank's return file. What names the payee may be missing (null, with a warning), since people can match it
 * by hand; without amount, or without a day although the bank says it was paid, the row has errors and is no payment.
 */
export interface BankReturnRow {
  /** The sheet's row, 1-based. */
  readonly row: number;
  readonly no: number | null;
  readonly name: string | null;
  /** Without blanks and dashes. */
  readonly account: string | null;
  readonly amountFen: number | null;
  /** Withheld from it: tax, the worker's own share of insurance. */
  readonly deductionsFen: number;
  /** `YYYY-MM-DD` */
  readonly paidOn: string | null;
  /** Only true when the bank clearly says so and gives no reason for a failure. */
  readonly succeeded: boolean;
  /** The bank's words for why it did not, as far as it gives any. */
  readonly failureReason?: string;
  readonly errors: readonly FieldIssue<BankReturnErrorCode>[];
  readonly warnings: readonly FieldIssue<BankReturnWarningCode>[];
}

export interface BankReturnWarning {
  readonly code: 'duplicateColumn' | 'amountUnit' | 'noRows';
  readonly message: string;
  readonly column?: string;
}

export const BANK_RETURN_ERROR_MESSAGES: Record<BankReturnErrorCode, string> = {
  ...CELL_FAULT_MESSAGES,
  required: '不能为空，请向银行核对',
  cellError: '单元格是公式错误，请改为实际内容',
  zeroAmount: '金额为 0，不是付款',
  notYuan: '不是人民币，请向银行核对',
  negative: '金额不能为负数，冲正请另行办理',
  finerThanFen: '金额最多两位小数，请核对',
  notANumber: '不是金额，请核对',
  tooLarge: '金额过大，请核对金额和单位',
  badDate: '不是有效日期，请按“2025-01-05”填写',
  futureDate: '日期晚于今天，请核对',
  pastDate: '日期早于这类款项最早的拖欠月份，请核对年月',
};

export const BANK_RETURN_WARNING_MESSAGES: Record<BankReturnWarningCode, string> = {
  payeeMissing: '为空，需人工匹配职工',
  maskedValue: '含有遮盖符号（*），需人工匹配职工',
  accountAsNumber: '账号被表格当作数字，末尾几位已丢失，需人工匹配职工',
  unknownResult: '无法判断是否成功，按未付处理，请向银行核对',
  contradictoryResult: '结果为成功，但写有失败原因，按未付处理，请向银行核对',
  remarkOfFailure: '结果为成功，但备注提到失败，请向银行核对',
};
