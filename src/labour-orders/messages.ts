import type { Messages } from '../platform/http/message-catalogue.js';

const own = {
  orderBeforeTheLaw: { 'zh-CN': '不能早于 {from}（劳动合同法施行之日）。', en: 'Must not lie before {from}, when the law came into force.' },
  servedBeforeIssued: { 'zh-CN': '送达日期不能早于作出日期。', en: 'It cannot be served before it was issued.' },
  servedInTheFuture: { 'zh-CN': '送达日期不能晚于今天，请在送达后登记。', en: 'Record it once it has been served.' },
  deadlineBeforeService: { 'zh-CN': '限期不能早于送达日期。', en: 'Its last day cannot lie before it was served.' },
  orderDeadlineTooFar: { 'zh-CN': '限期太远，最晚可到 {last}，请核对日期。', en: 'Its last day is too far ahead; {last} is the latest.' },
  orderedTwice: { 'zh-CN': '同一类款项出现了两次，请合并。', en: 'A kind stands there twice; put it into one.' },
  duplicateOrder: { 'zh-CN': '文号 {number} 的责令文书已经登记。', en: 'The order {number} has been recorded already.' },
  orderHasCompensation: { 'zh-CN': '这份文书上已登记加付赔偿金，请先撤销加付的登记。', en: 'Additional compensation rests on this order; take that back first.' },
  orderVoided: { 'zh-CN': '这份文书的登记已撤销。', en: 'The record of this order was taken back.' },
  orderNotYetOverdue: { 'zh-CN': '责令的期限（{deadlineOn}）还没有过，逾期不支付才可加付赔偿金。', en: 'The last day of the order ({deadlineOn}) has not passed; only then may more be added.' },
  nothingUnpaidAtDeadline: { 'zh-CN': '到期时没有已核定而未付的工资、加班费或者经济补偿，不能加付。', en: 'No verified wages, overtime or compensation was unpaid when the last day had passed.' },
  compensationRecorded: { 'zh-CN': '这份文书的加付赔偿金已经登记。', en: 'Additional compensation for this order has been recorded already.' },
  percentageOutOfRange: { 'zh-CN': '加付的比例应在应付金额的 {least}% 至 {most}% 之间。', en: 'The law adds {least} to {most} % of what is payable.' },
  compensationOutOfRange: { 'zh-CN': '金额不在到期未付金额的 {least}% 至 {most}% 之间，请核对决定书。', en: 'The sum is not {least} to {most} % of what was unpaid; check the decision.' },
  decidedBeforeDeadline: { 'zh-CN': '加付决定应在责令的期限（{deadlineOn}）过后作出，请核对日期。', en: 'It has to be decided after the last day of the order ({deadlineOn}).' },
  decidedInTheFuture: { 'zh-CN': '决定日期不能晚于今天。', en: 'The decision lies in the future.' },
} satisfies Messages;

const names = {
  'label.labourOrder.rectification': { 'zh-CN': '限期改正指令书', en: 'order to put right' },
  'label.labourOrder.handlingDecision': { 'zh-CN': '行政处理决定书', en: 'administrative decision' },
  'label.labourOrder.penaltyDecision': { 'zh-CN': '行政处罚决定书', en: 'penalty decision' },
  'label.labourOrder.collectorOrder': { 'zh-CN': '责令限期缴纳通知书', en: 'collector’s order' },
  'label.labourOrder.other': { 'zh-CN': '责令文书', en: 'order' },
} satisfies Messages;

const timeline = {
  'timeline.labourOrder.recorded': { 'zh-CN': '登记{kind}（{orderNumber}）：责令支付 {amountYuan}，限期 {deadlineOn}', en: 'Order recorded: {kind} ({orderNumber}), {amountYuan} by {deadlineOn}' },
  'timeline.labourOrder.voided': { 'zh-CN': '撤销{kind}（{orderNumber}）的登记：{reason}', en: 'Record of the order taken back: {kind} ({orderNumber}). {reason}' },
  'timeline.additionalCompensation.recorded': { 'zh-CN': '登记加付赔偿金 {amountYuan}（{percentage}%，{workers} 名职工）', en: 'Additional compensation recorded: {amountYuan} ({percentage} %, {workers} workers)' },
  'timeline.additionalCompensation.voided': { 'zh-CN': '撤销加付赔偿金 {amountYuan} 的登记：{reason}', en: 'Additional compensation taken back: {amountYuan}. {reason}' },
} satisfies Messages;

export const labourOrderMessages: Messages = { ...own, ...names, ...timeline };
