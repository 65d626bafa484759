import type { ColumnRule } from '../../platform/sheets/column-rule.js';

export type BankReturnColumnKey = 'no' | 'name' | 'account' | 'amount' | 'deductions' | 'paidOn' | 'result' | 'reason';

/** The columns of a bank's return file for batch payments (代发回盘), as banks head them; better words first. */
export const BANK_RETURN_COLUMNS: readonly ColumnRule<BankReturnColumnKey>[] = [
  { key: 'no', title: '序号', exact: ['序号', '编号', '行号', '明细序号', '笔号', '顺序号', '序'] },
  {
    key: 'name',
    title: '收款人姓名',
    required: true,
    exact: ['收款人姓名', '收款人户名', '收款户名', '收款账户名称', '收款人名称', '收款人', '对方户名', '账户名称', '户名', '姓名', '员工姓名', '职工姓名', '客户姓名', '客户名称', '对方账户名称'],
  },
  {
    key: 'account',
    title: '收款账号',
    required: true,
    exact: ['收款账号', '收款人账号', '收款帐号', '收款人帐号', '收款账户', '收款卡号', '对方账号', '银行账号', '银行卡号', '账号', '帐号', '卡号', '账户', '工资卡号', '账号/卡号', '卡号/账号'],
  },
  {
    key: 'amount',
    title: '金额',
    required: true,
    exact: ['实发金额', '实际入账金额', '入账金额', '成功金额', '实付金额', '交易金额', '发生额', '代发金额', '发放金额', '付款金额', '转账金额', '支付金额', '金额', '实发工资'],
  },
  // What was withheld from the net amount. 扣款金额 is none of these: to a bank it is what the payer was debited.
  { key: 'deductions', title: '代扣', exact: ['代扣金额', '代扣合计', '代扣款', '代扣款项', '代扣代缴', '代扣代缴金额', '代扣代缴合计', '代扣', '应扣合计', '扣除合计', '个人扣款合计'] },
  { key: 'paidOn', title: '交易日期', exact: ['入账日期', '记账日期', '交易日期', '到账日期', '处理日期', '付款日期', '发放日期', '代发日期', '交易时间', '入账时间', '处理时间', '记账时间', '日期'] },
  {
    key: 'result',
    title: '处理结果',
    required: true,
    exact: ['处理结果', '交易结果', '代发结果', '入账结果', '发放结果', '支付结果', '交易状态', '处理状态', '入账状态', '代发状态', '发放状态', '支付状态', '结果', '状态', '成功标志', '是否成功'],
  },
  { key: 'reason', title: '失败原因', exact: ['失败原因', '失败信息', '退票原因', '退回原因', '错误原因', '错误信息', '处理信息', '返回信息', '结果说明', '处理说明', '原因', '备注'] },
];
