import { writeCsv } from '@/lib/csv';

export const COLUMN_GROUPS = ['required', 'money', 'insurance', 'other'] as const;
type ColumnGroup = (typeof COLUMN_GROUPS)[number];

/** The columns of a roster by the headings that the reader knows them by, in the order of a sheet. Whatever language the page speaks, sheets are Chinese. */
export const COLUMNS: readonly { heading: string; group: ColumnGroup }[] = [
  { heading: '序号', group: 'other' },
  { heading: '姓名', group: 'required' },
  { heading: '身份证号', group: 'required' },
  { heading: '手机号', group: 'other' },
  { heading: '是否农民工', group: 'other' },
  { heading: '工种', group: 'other' },
  { heading: '入职日期', group: 'other' },
  { heading: '欠薪起始月', group: 'other' },
  { heading: '欠薪截止月', group: 'other' },
  { heading: '欠薪金额', group: 'money' },
  { heading: '加班工资', group: 'money' },
  { heading: '经济补偿', group: 'money' },
  { heading: '报销款', group: 'money' },
  { heading: '养老保险', group: 'insurance' },
  { heading: '医疗保险', group: 'insurance' },
  { heading: '失业保险', group: 'insurance' },
  { heading: '工伤保险', group: 'insurance' },
  { heading: '住房公积金', group: 'insurance' },
  { heading: '开户行', group: 'other' },
  { heading: '银行卡号', group: 'other' },
  { heading: '困难类别', group: 'other' },
  { heading: '备注', group: 'other' },
];

export const headingsOf = (group: ColumnGroup): string[] => COLUMNS.filter((column) => column.group === group).map(({ heading }) => heading);

/** Without a byte order mark Excel takes Chinese for another encoding. */
export const template = (): string => `\uFEFF${writeCsv([COLUMNS.map(({ heading }) => heading)])}`;
