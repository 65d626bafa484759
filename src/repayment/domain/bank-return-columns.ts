import type { ColumnRule } from '../../platform/sheets/column-rule.js';

export type BankReturnColumnKey = 'no' | 'name' | 'account' | 'amount' | 'currency' | 'deductions' | 'paidOn' | 'result' | 'reason' | 'remark';

/** The columns of a bank's return file for batch payments (代发回盘), as banks head them; better words first. */
export const BANK_RETURN_COLUMNS: readonly ColumnRule<BankReturnColumnKey>[] = [
  { key: 'no', title: '序号', exact: ['序号', '编号', '行号', '明细序号', '笔号', '顺序号', '序'] },
  {
    key: 'name',
    title: '收款人姓名',
    required: true,
    exact: ['收款人姓名', '收款人户名', '收款户名', '收款账户名称', '收款人名称', '收款人', '对方户名', '账户名称', '户名', '姓名', '员工姓名', '职工姓名', '客户姓名', '客户名称', '对方账户名称'],
    like: /^(?:(?:收款?|对|转入|贷|入[账帐])(?:方|人)?(?:[账帐]户)?|客户|员工|开户|[账帐]户)(?:户名|名称|姓名|名)$/,
  },
  {
    key: 'account',
    title: '收款账号',
    required: true,
    exact: ['收款账号', '收款人账号', '收款帐号', '收款人帐号', '收款账户', '收款卡号', '对方账号', '银行账号', '银行卡号', '账号', '帐号', '卡号', '账户', '工资卡号', '账号/卡号', '卡号/账号'],
    like: /^(?:(?:收款?|对|转入|贷|入[账帐])(?:方|人)?(?:[账帐]户)?|客户|员工|职工|开户|工资)(?:银行)?(?:[账帐][号户]|卡号)$/,
  },
  {
    key: 'amount',
    title: '金额',
    required: true,
    exact: ['实发金额', '实际入账金额', '入账金额', '成功金额', '实付金额', '交易金额', '发生额', '代发金额', '发放金额', '付款金额', '转账金额', '支付金额', '金额', '实发工资', '汇款金额', '收款金额', '到账金额', '记账金额', '发生金额', '贷方金额', '贷方发生额', '实付工资', '实发'],
  },
  { key: 'currency', title: '币种', exact: ['币种', '币别', '货币'] },
  // What was withheld from the net amount. 扣款金额 is none of these: to a bank it is what the payer was debited.
  { key: 'deductions', title: '代扣', exact: ['代扣金额', '代扣合计', '代扣款', '代扣款项', '代扣代缴', '代扣代缴金额', '代扣代缴合计', '代扣', '应扣合计', '扣除合计', '个人扣款合计'] },
  { key: 'paidOn', title: '交易日期', exact: ['入账日期', '记账日期', '交易日期', '到账日期', '处理日期', '付款日期', '发放日期', '代发日期', '交易时间', '入账时间', '处理时间', '记账时间', '支付日期', '转账日期', '汇款日期', '入帐日期', '记帐日期', '到账时间', '付款时间', '支付时间', '转账时间', '发放时间', '完成日期', '完成时间', '日期', '时间'] },
  {
    key: 'result',
    title: '处理结果',
    required: true,
    exact: ['处理结果', '交易结果', '代发结果', '入账结果', '发放结果', '支付结果', '交易状态', '处理状态', '入账状态', '代发状态', '发放状态', '支付状态', '结果', '状态', '成功标志', '是否成功'],
    like: /^(?:交易|处理|代发|入[账帐]|记[账帐]|发放|支付|付款|转账|汇款|划款|回盘|返回|执行|指令|明细)(?:结果|状态|标[志识])$/,
  },
  {
    key: 'reason',
    title: '失败原因',
    exact: ['失败原因', '失败信息', '退票原因', '退回原因', '错误原因', '错误信息', '处理信息', '返回信息', '结果说明', '处理说明', '原因'],
    like: /^(?:失败|退票|退汇|退回|错误|返回|处理|结果|回盘)(?:原因|信息|描述|说明)$/,
  },
  { key: 'remark', title: '备注', exact: ['备注', '附言'] },
];
