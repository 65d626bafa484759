import type { Messages } from '../platform/http/message-catalogue.js';

/** Why amounts count as reached: said by the warnings, and by the remedy of going to the police. */
const crimeReasonTexts = {
  crimeTotalReached: { 'zh-CN': '{count} 名职工合计 {amountYuan}，达到 10 人以上合计 {least} 的数额', en: '{count} workers, {amountYuan} in all: from {least} for ten or more' },
  crimeOneReached: { 'zh-CN': '{count} 名职工各拖欠三个月以上、达到 {least}，最多的一人 {amountYuan}', en: '{count} workers are owed {least} or more for three months or more; the most is {amountYuan}' },
  nationalLowerBound: { 'zh-CN': '未设置本地数额，按全国下限比较', en: 'Compared with the national lower bound: no local number is set' },
  crimeNotReached: { 'zh-CN': '没有达到数额标准', en: 'The amounts are not reached' },
} satisfies Messages;

/** Those texts under the prefix of whoever says them. */
export const crimeReasonsAs = (prefix: string): Messages => Object.fromEntries(Object.entries(crimeReasonTexts).map(([code, text]) => [`${prefix}.${code}`, text]));

const own = {
  'label.wageCrime': { 'zh-CN': '拒不支付劳动报酬', en: 'refusal to pay wages (criminal law)' },
  'label.wageBlacklist': { 'zh-CN': '拖欠农民工工资失信名单', en: 'blacklist for wage arrears' },
  'label.amountsReached': { 'zh-CN': '达到数额或者情形', en: 'threshold reached' },
  'label.orderNotObeyed': { 'zh-CN': '达到标准且责令后逾期未付', en: 'threshold reached, order not obeyed' },
  warningNotice: {
    'zh-CN': '这是按案件登记数据比对得出的提示，不是法律认定。是否构成犯罪由司法机关认定，是否列入名单由人社部门决定。',
    en: 'A warning measured on what the case holds, no legal finding: courts decide on the crime, the authority on the list.',
  },
  'warningBecause.incident': { 'zh-CN': '案件登记了停工、堵路或者扬言自伤等情形', en: 'A stoppage, road blocking or threat of self-harm is recorded' },
  'warningNeed.orderDisobeyed': { 'zh-CN': '责令文书 {number} 的期限（{deadlineOn}）已过，仍未支付', en: 'The order {number} was not obeyed by {deadlineOn}' },
  'warningNeed.orderRuns': { 'zh-CN': '责令文书 {number} 的期限（{deadlineOn}）还没有过', en: 'The order {number} runs until {deadlineOn}' },
  'warningNeed.orderMissing': { 'zh-CN': '还没有登记人社部门的责令文书', en: 'No order of the authority is recorded' },
  'warningNeed.ableOrHiding': { 'zh-CN': '有能力支付而不支付，或者转移财产、逃匿', en: 'Able and not paying, or hiding' },
  'warningNeed.threeMonthsPay': { 'zh-CN': '拖欠该职工三个月以上的劳动报酬', en: 'Three months’ pay or more of that worker' },
  'warningNeed.migrantWorkers': { 'zh-CN': '拖欠的是农民工工资（以名册登记为准）', en: 'The wages are those of migrant workers, as the roster says' },
  'warningNeed.incidentJudged': { 'zh-CN': '由人社部门认定属于群体性事件或者极端事件、影响严重', en: 'The authority finds that it was a mass or extreme incident' },
  'timeline.warning.raised': { 'zh-CN': '预警：{warning}，{stage}，拖欠 {workers} 名职工 {amountYuan}（提示，不是法律认定）', en: 'Warning: {warning}, {stage}; {workers} workers, {amountYuan} (no legal finding)' },
} satisfies Messages;

export const warningMessages: Messages = { ...own, ...crimeReasonsAs('warningBecause') };
