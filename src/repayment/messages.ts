import type { Messages } from '../platform/http/message-catalogue.js';
import { BANK_RETURN_ERROR_MESSAGES } from './domain/bank-return-row.js';

const own = {
  paidInTheFuture: { 'zh-CN': '付款日期不能晚于今天（{today}）。', en: 'The payment lies after today ({today}).' },
  kindNotOwed: { 'zh-CN': '没有职工被拖欠{kindName}，请核对付款类别和职工。', en: 'Nobody concerned is owed {kind}; check the kind and the workers.' },
  duplicatePayment: {
    'zh-CN': '与已登记的付款相同：{paidOn}，{amountYuan}，凭证号 {reference}。如确为另一笔，请先核对凭证。',
    en: 'Equal to a payment that was recorded: {paidOn}, {amountYuan}, reference {reference}.',
  },
  duplicateReference: {
    'zh-CN': '凭证号 {reference} 已用于本案 {paidOn} 的付款 {amountYuan}，请核对。',
    en: 'The reference {reference} stands on the payment of {paidOn}, {amountYuan}, already.',
  },
  alreadyReversed: { 'zh-CN': '这笔付款已经冲正。', en: 'This payment has been reversed already.' },
  reversalOfReversal: { 'zh-CN': '冲正记录不能再冲正。如需恢复，请重新登记付款。', en: 'A reversal cannot be reversed; record the payment anew.' },
  notWaivable: { 'zh-CN': '{kindName}不能放弃：免除社会保险费或住房公积金的约定无效。', en: '{kind} cannot be waived: an agreement not to pay it is void.' },
  waiverWithoutEvidence: { 'zh-CN': '请附职工本人签字的材料。', en: 'The paper signed by the worker is missing.' },
  waiverExceedsOutstanding: { 'zh-CN': '放弃的金额超过了未付金额（{outstandingYuan}）。', en: 'More than is outstanding ({outstandingYuan}).' },
  assessedInTheFuture: { 'zh-CN': '核定日期不能晚于今天。', en: 'The assessment lies in the future.' },
  duplicateAssessment: { 'zh-CN': '文号 {reference} 的滞纳金核定已经登记。', en: 'The assessment {reference} has been recorded already.' },
  alreadyVoided: { 'zh-CN': '这条记录已经撤销。', en: 'This record was taken back already.' },
  agreedInTheFuture: { 'zh-CN': '签订日期不能晚于今天。', en: 'The agreement lies in the future.' },
  endsBeforeItBegins: { 'zh-CN': '截止日期不能早于起始日期。', en: 'It would end before it begins.' },
  duplicateDeferral: { 'zh-CN': '编号 {reference} 的延期缴费协议已经登记。', en: 'The agreement {reference} has been recorded already.' },
  nextCheckInThePast: { 'zh-CN': '下次检查日期不能早于今天。', en: 'The next check cannot lie before today.' },
} satisfies Messages;

/** Why a row of a bank's return file was not taken as a payment. */
const importRows = {
  'importRow.payeeMissing': { 'zh-CN': '没有收款人姓名或账号，请人工匹配职工', en: 'No name or account; match it by hand' },
  'importRow.accountUnknown': { 'zh-CN': '名册上没有这个账号，请核对后人工匹配', en: 'The account is nobody’s on the roster' },
  'importRow.nameDiffers': { 'zh-CN': '账号与名册上的姓名不符，请核对', en: 'The account is on the roster under another name' },
  'importRow.severalMatch': { 'zh-CN': '名册上有几名职工同名同账号，请人工匹配', en: 'Several workers have this name and account' },
  'importRow.notOwed': { 'zh-CN': '该职工没有被拖欠这类款项，请核对付款类别', en: 'This worker is not owed this kind' },
  'importRow.samePayment': { 'zh-CN': '与已登记的付款相同（同一职工、金额和日期），没有再次登记', en: 'Equal to a payment that was recorded' },
  'importRow.sameRow': { 'zh-CN': '与本文件前面的一行相同，没有再次登记', en: 'Equal to an earlier row of this file' },
  'importRow.accountNameDiffers': { 'zh-CN': '银行退回：账号户名不符', en: 'Refused by the bank: name and account differ' },
  'importRow.accountClosed': { 'zh-CN': '银行退回：账户已销户', en: 'Refused by the bank: account closed' },
  'importRow.accountFrozen': { 'zh-CN': '银行退回：账户被冻结、挂失或限制', en: 'Refused by the bank: account blocked' },
  'importRow.accountNotFound': { 'zh-CN': '银行退回：账号不存在或有误', en: 'Refused by the bank: no such account' },
  'importRow.limitExceeded': { 'zh-CN': '银行退回：超过限额或余额不足', en: 'Refused by the bank: over the limit' },
  'importRow.returned': { 'zh-CN': '银行退票', en: 'Returned by the bank' },
  'importRow.resultUnclear': { 'zh-CN': '无法判断是否成功，按未付处理，请向银行核对', en: 'Unclear whether it was paid; taken as not paid' },
  'importRow.rejectedOther': { 'zh-CN': '银行未付成功，请向银行核对原因', en: 'Not paid by the bank' },
  ...Object.fromEntries(Object.entries(BANK_RETURN_ERROR_MESSAGES).map(([code, text]) => [`importRow.${code}`, { 'zh-CN': text, en: text }])),
} satisfies Messages;

const timeline = {
  'timeline.plan.drafted': { 'zh-CN': '拟定履行方案（第 {revision} 稿），{instalments} 期，合计 {amountYuan}', en: 'Plan drafted (revision {revision}): {instalments} instalments, {amountYuan}' },
  'timeline.plan.AGREE': { 'zh-CN': '履行方案达成（第 {revision} 稿）', en: 'Plan agreed (revision {revision})' },
  'timeline.plan.SUPERSEDE': { 'zh-CN': '履行方案第 {revision} 稿被新方案替代', en: 'Plan revision {revision} superseded' },
  'timeline.plan.COMPLETE': { 'zh-CN': '履行方案全部付清（第 {revision} 稿）', en: 'Plan completed (revision {revision})' },
  'timeline.plan.UNCOMPLETE': { 'zh-CN': '冲正后恢复履行（第 {revision} 稿）', en: 'Completion of the plan taken back (revision {revision})' },
  'timeline.plan.CONFIRM_DEFAULT': { 'zh-CN': '履行方案违约（第 {revision} 稿）', en: 'Default of the plan confirmed (revision {revision})' },
  'timeline.plan.CURE_DEFAULT': { 'zh-CN': '欠款补足，履行方案恢复（第 {revision} 稿）', en: 'Default cured (revision {revision})' },
  'timeline.payment.recorded': { 'zh-CN': '登记付款：{kindName} {amountYuan}（{paidOn}）', en: 'Payment recorded: {kind} {amountYuan} ({paidOn})' },
  'timeline.payment.imported': {
    'zh-CN': '导入银行回盘：{kindName}入账 {matchedRows} 笔、{matchedYuan}，银行退回 {rejectedRows} 笔，未匹配 {unmatchedRows} 笔，重复 {duplicateRows} 笔',
    en: 'Bank return imported: {kind}, {matchedRows} paid ({matchedYuan}), {rejectedRows} refused by the bank, {unmatchedRows} unmatched, {duplicateRows} duplicates',
  },
  'timeline.payment.reversed': { 'zh-CN': '冲正付款：{kindName} {amountYuan}（{paidOn}）：{reason}', en: 'Payment reversed: {kind} {amountYuan} ({paidOn}): {reason}' },
  'timeline.waiver.granted': { 'zh-CN': '职工放弃{kindName} {amountYuan}：{reason}', en: 'Waived: {kind} {amountYuan}: {reason}' },
  'timeline.lateFee.assessed': { 'zh-CN': '征收机关核定滞纳金 {amountYuan}（截至 {assessedOn}）', en: 'Late fee assessed: {amountYuan} (up to {assessedOn})' },
  'timeline.lateFee.voided': { 'zh-CN': '撤销滞纳金核定 {amountYuan}（截至 {assessedOn}）：{reason}', en: 'Assessment of the late fee taken back: {amountYuan} (up to {assessedOn}). {reason}' },
  'timeline.deferral.recorded': { 'zh-CN': '登记延期缴费协议（{fromOn} 至 {toOn}）', en: 'Deferral agreement recorded ({fromOn} to {toOn})' },
  'timeline.deferral.voided': { 'zh-CN': '撤销延期缴费协议（{fromOn} 至 {toOn}）：{reason}', en: 'Deferral agreement taken back ({fromOn} to {toOn}). {reason}' },
  'timeline.supervision.checked': { 'zh-CN': '履行检查：已筹集 {fundsRaisedYuan}，下次检查 {nextCheckOn}', en: 'Supervision check: {fundsRaisedYuan} raised, next on {nextCheckOn}' },
  'timeline.milestone.wagesSettled': { 'zh-CN': '工资已全部付清', en: 'Wages settled' },
  'timeline.milestone.wagesSettledTakenBack': { 'zh-CN': '工资付清的结论已撤回', en: 'Wages are no longer settled' },
  'timeline.milestone.socialInsuranceSettled': { 'zh-CN': '社会保险已全部补缴', en: 'Social insurance settled' },
  'timeline.milestone.socialInsuranceSettledTakenBack': { 'zh-CN': '社会保险补缴完毕的结论已撤回', en: 'Social insurance is no longer settled' },
} satisfies Messages;

export const repaymentMessages: Messages = { ...own, ...importRows, ...timeline };
