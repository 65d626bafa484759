import { kindNames } from '../cases/domain/kind-names.js';
import type { PaymentKind } from '../cases/domain/vocabulary.js';
import type { Messages } from '../platform/http/message-catalogue.js';

const own = {
  statementNotReady: { 'zh-CN': '对账单还在生成，请稍候再下载。', en: 'The statement is still being made; try again in a moment.' },
  statementFailed: { 'zh-CN': '对账单没有生成成功，请重新申请。', en: 'The statement could not be made; ask for it again.' },
  statementExpired: { 'zh-CN': '对账单已过期删除（保留 7 天），请重新申请。', en: 'The statement has expired (it is kept for 7 days); ask for a new one.' },
  statementUnreadable: { 'zh-CN': '对账单文件已损坏或丢失，请重新申请。', en: 'The file of the statement is damaged or missing; ask for a new one.' },
  statementTooLarge: { 'zh-CN': '内容太多，无法生成。请改用 .xlsx 格式，或按职工分别申请。', en: 'There is too much in it; ask for an .xlsx instead, or for single workers.' },
  statementGivenUp: { 'zh-CN': '系统多次尝试仍未能生成对账单，请重新申请；如仍不行，请联系管理员。', en: 'The statement could not be made after several attempts; ask again or tell your administrator.' },
  statementNoLongerYours: { 'zh-CN': '您已不能查看这个案件，对账单没有生成。', en: 'You may no longer see this case; the statement was not made.' },
  tooManyStatements: { 'zh-CN': '您已有 {max} 份对账单正在生成，请等它们完成后再申请。', en: '{max} of your statements are being made; wait for them first.' },
} satisfies Messages;

const EN_KINDS: Readonly<Record<PaymentKind, string>> = {
  wages: 'Wages', economicCompensation: 'Economic compensation', overtime: 'Overtime', reimbursement: 'Reimbursement', pension: 'Pension', medical: 'Medical (with maternity)',
  unemployment: 'Unemployment', workInjury: 'Work injury', housingFund: 'Housing fund', lateFee: 'Late fee',
  additionalCompensation: 'Additional compensation', other: 'Other', socialInsurance: 'Social insurance',
};

const kinds: Messages = Object.fromEntries((Object.keys(EN_KINDS) as PaymentKind[]).map((kind) => [`statement.kind.${kind}`, { 'zh-CN': kindNames[kind], en: EN_KINDS[kind] }]));

/** Chinese and English by code, to be put under `statement.<group>.`. */
function group(name: string, texts: Readonly<Record<string, readonly [string, string]>>): Messages {
  return Object.fromEntries(Object.entries(texts).map(([code, [chinese, english]]) => [`statement.${name}${code}`, { 'zh-CN': chinese, en: english }]));
}

const words: Messages = {
  ...group('', { total: ['合计', 'Total'], none: ['未登记', 'Not recorded'], page: ['第 {page} 页，共 {pages} 页', 'Page {page} of {pages}'] }),
  ...group('title.', { case: ['案件对账单', 'Statement of a case'], worker: ['职工对账单', 'Statement of a worker'], employer: ['用人单位对账单', 'Statement of an employer'] }),
  ...group('table.', {
    kinds: ['汇总', 'Summary'], instalments: ['分期', 'Instalments'], workers: ['职工', 'Workers'], claims: ['诉求', 'Claims'], payments: ['付款', 'Payments'],
    paymentsGrouped: ['付款（银行回盘按文件合计，逐笔明细见 .xlsx）', 'Payments (each bank file summed; single rows in the .xlsx)'], paymentsByDay: ['付款（按日期、类别和方式合计）', 'Payments (by day, kind and method)'],
    waivers: ['放弃', 'Waivers'], resolutions: ['未核销款的处理', 'Unapplied money'], assessments: ['滞纳金核定', 'Late fees'], compensations: ['加付赔偿金', 'Additional compensation'], schedule: ['应付计划', 'Schedule'], cases: ['案件', 'Cases'], caseKinds: ['各案类别', 'Kinds by case'],
  }),
  ...group('amount.', {
    claimedFen: ['申报金额', 'Claimed'], verifiedFen: ['核定金额', 'Verified'], agreedFen: ['约定金额', 'Agreed'], paidFen: ['已付', 'Paid'], waivedFen: ['放弃', 'Waived'],
    outstandingFen: ['未付', 'Outstanding'], overdueFen: ['其中逾期', 'Of which overdue'],
  }),
  ...group('column.', {
    no: ['序号', 'No.'], worker: ['职工', 'Worker'], kind: ['类别', 'Kind'], from: ['起始月', 'From'], to: ['截止月', 'To'], claimState: ['核定情况', 'Decision'], daysPastDue: ['逾期天数', 'Days overdue'],
    instalmentNo: ['期次', 'No.'], dueOn: ['应付日期', 'Due on'], instalment: ['应付金额', 'Amount'], instalmentPaid: ['已付', 'Paid'], noLongerOwed: ['不再应付', 'No longer owed'],
    instalmentOutstanding: ['未付', 'Outstanding'], instalmentOverdue: ['其中逾期', 'Of which overdue'], instalmentState: ['状态', 'State'], settledOn: ['付清日期', 'Settled on'],
    paidOn: ['付款日期', 'Paid on'], payee: ['收款人', 'Payee'], method: ['方式', 'Method'], reference: ['凭证号', 'Reference'], payment: ['付款金额', 'Amount'], deductions: ['代扣', 'Deductions'],
    settled: ['已核销', 'Settled'], unapplied: ['未核销', 'Unapplied'], advanced: ['基金垫付', 'Advanced'], returned: ['已退回', 'Returned'], toFund: ['偿还垫付', 'Repaid to the fund'], standing: ['说明', 'Remark'], recordedOn: ['登记日期', 'Recorded on'], count: ['笔数', 'Rows'],
    resolution: ['处理方式', 'Decision'], resolved: ['金额', 'Amount'], reallocated: ['其中改付', 'Reallocated'], gaveBack: ['其中退回', 'Returned'], kept: ['其中留作预付', 'Kept'], decidedOn: ['决定日期', 'Decided on'], decisionNumber: ['文号', 'Number'],
    decided: ['决定金额', 'Decided'], counted: ['计入应付', 'Counted'],
    grantedOn: ['日期', 'Date'], waiver: ['放弃金额', 'Waived'], waiverApplied: ['实际冲减', 'Applied'],
  }),
  ...group('fact.', {
    case: ['案件编号', 'Case'], caseState: ['案件状态', 'State'], employer: ['用人单位', 'Employer'], uscc: ['统一社会信用代码', 'Credit code'], region: ['行政区划', 'Region'], workers: ['职工人数', 'Workers'],
    plan: ['履行方案', 'Plan'], received: ['收到付款', 'Received'], applied: ['其中已核销', 'Of which settled'], unapplied: ['其中未核销', 'Of which unapplied'], returned: ['其中已退回', 'Of which returned'],
    advanced: ['基金垫付', 'Advanced by a fund'], recovered: ['其中单位已偿还', 'Of which repaid by the employer'],
    undecided: ['尚未核定', 'Undecided'], asOf: ['截至日期', 'As of'], madeAt: ['制表时间', 'Made at'], madeBy: ['制表人', 'Made by'], names: ['姓名', 'Names'], worker: ['职工', 'Worker'],
    workerNo: ['名册序号', 'Roster no.'], idNumber: ['身份证号', 'ID number'], bankCard: ['银行卡号', 'Bank card'], verified: ['核定合计', 'Verified'], paid: ['已付合计', 'Paid'],
    outstanding: ['未付合计', 'Outstanding'], cases: ['案件数', 'Cases'],
  }),
  ...group('caseState.', {
    reported: ['待受理', 'Reported'], investigating: ['快排查', 'Investigating'], verifying: ['快核实', 'Verifying'], coordinating: ['快联动', 'Coordinating'], supervising: ['监督履行', 'Supervising'],
    closed: ['已结案', 'Closed'], rejected: ['不予受理', 'Rejected'], withdrawn: ['已撤回', 'Withdrawn'], merged: ['已并案', 'Merged'], transferred: ['已移送', 'Transferred'],
  }),
  ...group('plan.', { revision: ['第 {revision} 稿，{state}，{enforceability}', 'Revision {revision}, {state}, {enforceability}'], none: ['尚未达成', 'None agreed'] }),
  ...group('planState.', { draft: ['草拟', 'draft'], agreed: ['履行中', 'agreed'], defaulted: ['已违约', 'in default'], completed: ['已付清', 'completed'], superseded: ['已替代', 'superseded'], discarded: ['已作废', 'discarded'] }),
  ...group('enforceability.', { plain: ['调解协议', 'plain agreement'], arbitral: ['仲裁调解书', 'arbitral'], courtConfirmed: ['已司法确认', 'confirmed by the court'] }),
  ...group('instalment.', { upcoming: ['未到期', 'upcoming'], dueToday: ['今日到期', 'due today'], overdue: ['逾期', 'overdue'], settled: ['已付清', 'settled'] }),
  ...group('claim.', { undecided: ['待核定', 'undecided'], disallowed: ['不予支持', 'disallowed'], verified: ['已核定', 'verified'] }),
  ...group('method.', { bankBatch: ['银行代发', 'Bank batch'], bankTransfer: ['银行转账', 'Bank transfer'], cash: ['现金', 'Cash'], fundAdvance: ['基金垫付', 'Fund advance'], courtEnforcement: ['法院执行', 'Court enforcement'], other: ['其他', 'Other'] }),
  ...group('payment.', { stands: ['有效', 'Stands'], reversed: ['已于 {date} 冲正', 'Reversed on {date}'], reversal: ['冲正：{reason}', 'Reversal: {reason}'], advance: ['垫付，单位仍应支付', 'Advance; the employer still owes it'], recovery: ['偿还基金垫付', 'Repays the fund'] }),
  ...group('resolution.', { reallocate: ['改付', 'Reallocation'], return: ['退回', 'Return'], keep: ['留作预付', 'Kept as prepayment'] }),
  ...group('resolutionStanding.', { stands: ['有效', 'Stands'], reversed: ['已冲正', 'Reversed'] }),
  ...group('decision.', { voided: ['已撤销：{reason}', 'Taken back: {reason}'] }),
  ...group('payee.', { unnamed: ['未指明', 'Not named'], several: ['{count} 人', '{count} people'] }),
  ...group('reference.', { bankRow: ['回盘 {file} 第 {row} 行', 'Bank file {file} row {row}'], file: ['回盘 {file}', 'Bank file {file}'] }),
  ...group('worker.', { nobody: ['不属于个人', 'No single worker'], removed: ['{name}（已移出名册）', '{name} (off the roster)'], offRoster: ['已移出名册', 'Off the roster'], numbered: ['第{no}号', 'no. {no}'] }),
  ...group('names.', { masked: ['已脱敏', 'Masked'] }),
  ...group('note.', {
    amounts: ['金额单位：元。核定金额 = 已付 + 放弃 + 未付。', 'Amounts in yuan. Verified = paid + waived + outstanding.'],
    dates: ['逾期自应付日期的次日起算；冲正以负数列示，并使原付款不再计入。', 'Overdue from the day after the due date; a reversal is shown as a negative amount and its payment no longer counts.'],
    masked: ['制表人不是本案承办人，职工姓名及文字中的号码已脱敏。', 'Made for somebody outside the case: names, and numbers in texts, are masked.'],
    employerScope: ['仅汇总制表人可以查看的案件，不含不予受理和已并案的案件。', 'Only cases the maker may see; without rejected and merged ones.'],
  }),
  ...group('signature.', { employer: ['用人单位（盖章）', 'Employer (seal)'], union: ['工会经办人', 'For the union'], worker: ['职工签字', 'Worker'], date: ['日期', 'Date'] }),
};

export const statementMessages: Messages = { ...own, ...kinds, ...words };
