import { CELL_FAULT_MESSAGES } from '../../platform/sheets/cell-fault.js';
import type { RosterErrorCode, RosterWarningCode } from './roster-row.js';

/** What people read beside a refused cell. No message repeats a cell: rosters are full of personal data. */
export const ROSTER_ERROR_MESSAGES: Record<Exclude<RosterErrorCode, 'duplicateIdNumber' | 'tooLong'>, string> = {
  ...CELL_FAULT_MESSAGES,
  required: '不能为空，请补填',
  badName: '不是姓名，请核对是否错列',
  maskedValue: '含有遮盖符号（*），请填写完整内容',
  cellError: '单元格是公式错误，请改为实际内容',
  idNumberLength: '身份证号应为 18 位，请核对',
  idNumberDate: '身份证号中的出生日期不存在或晚于今天，请核对',
  idNumberCheckDigit: '身份证号校验位不符，请与证件核对',
  idNumberAsNumber: '身份证号被表格当作数字，末尾几位已丢失，请把该列设为文本后重新填写',
  negative: '金额不能为负数，请核对',
  finerThanFen: '金额最多两位小数，请四舍五入到分',
  notANumber: '不是金额，请用阿拉伯数字填写',
  tooLarge: '金额过大，请核对金额和单位（元或万元）',
  badMonth: '不是年月，请按“2024-09”填写',
  badDate: '不是有效日期或晚于今天，请按“2024-09-01”填写',
  periodEndsBeforeStart: '截止月早于起始月，请核对',
};

export const ROSTER_WARNING_MESSAGES: Record<RosterWarningCode, string> = {
  phoneNumber: '不像电话号码，请核对',
  bankCard: '不像银行账号，或被表格当作数字而丢失末尾几位，未导入，请核对',
  maskedValue: '含有遮盖符号（*），未导入，请补填完整内容',
  nothingOwed: '没有欠薪或欠缴金额，请核对',
  dayMissing: '只有年月，按当月 1 日登记，请核对',
  periodInTheFuture: '欠薪期间晚于本月，请核对',
  unknownValue: '无法识别的内容，未导入，请核对',
};

export function duplicateMessage(firstRow: number): string {
  return `与第 ${firstRow} 行的身份证号相同，同一人只保留先出现的一行，请合并或更正`;
}

export function tooLongMessage(maxChars: number): string {
  return `内容超过 ${maxChars} 个字，请缩短`;
}
