import type { SheetError, SheetErrorCode } from './sheet-error.js';

const MESSAGES: Record<SheetErrorCode, string> = {
  notAWorkbook: '这不是 Excel 工作簿（.xlsx）或文本表格（.csv），请另存为 .xlsx 后再上传',
  damaged: '文件已损坏或不完整，请重新导出或重新上传',
  encrypted: '文件设有打开密码，请取消密码后再上传',
  legacyXls: '这是旧版 Excel（.xls）文件，请另存为 .xlsx 后再上传',
  emptyFile: '文件是空的，请检查后重新上传',
  fileTooLarge: '文件太大，请拆分成几个文件后再上传',
  tooManyParts: '工作簿的组成部分过多，请把表格复制到新工作簿后再上传',
  partTooLarge: '工作簿解压后过大，请把表格复制到新工作簿后再上传',
  tooManyStrings: '工作簿中的文字过多，请拆分成几个文件后再上传',
  tooManyRows: '行数过多，请拆分成几个文件后再上传',
  tooManyBlankRows: '表格中连续空白行过多，请删除表格末尾的空白行后再上传',
  tooManyColumns: '列数过多，请删除与本表无关的列后再上传',
  cellTooLong: '有单元格内容过长或引号没有成对，请检查后再上传',
  doctype: '工作簿中含有不允许的内容，请把表格复制到新工作簿后再上传',
  unknownEncoding: '无法识别文件的文字编码，请另存为 .xlsx 或 UTF-8 编码的 .csv 后再上传',
  noVisibleSheet: '工作簿中没有可见的工作表，请取消隐藏后再上传',
  noHeading: '没有找到表头，请把表格放在第一张工作表，并保留写有列名的一行',
  missingColumn: '缺少必需的列',
};

/** The reason in Simplified Chinese, saying what to do; a missing column is named. */
export function sheetErrorMessage(error: SheetError): string {
  const text = MESSAGES[error.code];
  return error.code === 'missingColumn' && error.detail !== undefined ? `${text}：${error.detail}，请补充后再上传` : text;
}
