import type { Messages } from '../platform/http/message-catalogue.js';
import { caseDeadlineMessages } from './deadline-messages.js';
import { kindLabels } from './domain/kind-names.js';
import { caseBlockerMessages, riskReasonMessages } from './domain/messages.js';

const own = {
  regionOutsideYours: { 'zh-CN': '这个地区不在您的管辖范围内，请转给当地工会。', en: 'This region is not yours; pass it to the union there.' },
  notYourCase: { 'zh-CN': '您不是本案工作专班的成员，不能办理。请联系组长或督办员。', en: 'You are not on the task force of this case.' },
  leadOnly: { 'zh-CN': '需要由本案组长办理。', en: 'Only the lead of this case may do this.' },
  supervisorOnly: { 'zh-CN': '需要由督办员办理。', en: 'Only a supervisor may do this.' },
  byGrantedRequestOnly: { 'zh-CN': '请提交请示，批准后自动办理。', en: 'Ask for it in a request; it takes effect when granted.' },
  notATaskForceUser: { 'zh-CN': '此人不是本地区可用的专班人员，请重新选择。', en: 'This person is not an active task-force user of the region.' },
  notASupervisor: { 'zh-CN': '此人不是本地区可用的督办员，请重新选择。', en: 'This person is not an active supervisor of the region.' },
  relatedToEmployer: { 'zh-CN': '此人与用人单位有利害关系，应当回避，请另选他人。', en: 'This person is related to the employer and cannot be assigned.' },
  notAVisitor: { 'zh-CN': '此人不能参加本案走访：应为本地区在岗的专班人员或督办员，且无须回避。请重新选择。', en: 'Visitors are active task-force users or supervisors of the region who are not related to the employer.' },
  caseEnded: {
    'zh-CN': '本案自 {endedOn} 起{stateName}，不能再办理这一步。确需办理的，请督办员先重新办理本案。',
    en: 'The case has been {state} since {endedOn} and takes no more of this. If it has to be done, a supervisor can reopen the case first.',
  },
  caseMerged: { 'zh-CN': '本案已于 {endedOn} 并入 {number}，请在那一件里办理。', en: 'The case was merged into {number} on {endedOn}; do this there.' },
  unknownPerson: { 'zh-CN': '没有这个人，请重新选择。', en: 'There is no such person.' },
  fundsOrReason: { 'zh-CN': '请填写企业资金，或说明无法查到的原因，二者选一。', en: 'Give either the company funds or why they could not be obtained.' },
  phoneOrIdNumber: { 'zh-CN': '请填写手机号或身份证号中的一项。', en: 'Give either a phone or an ID number.' },
  phoneNumber: { 'zh-CN': '电话号码不完整或有误，请填写完整的手机号或带区号的固定电话。', en: 'Give a complete mobile number, or a landline number with its area code.' },
  usccShape: { 'zh-CN': '统一社会信用代码应为 18 位数字和大写字母，请核对。', en: 'A credit code has 18 digits and capital letters; please check.' },
  industryCode: { 'zh-CN': '应为 GB/T 4754 行业代码，例如 4511。', en: 'Give a code of GB/T 4754, such as 4511.' },
  usccCheckDigit: { 'zh-CN': '统一社会信用代码校验位不符，请核对；不影响办理。', en: 'The credit code fails its check digit; please check. It does not block.' },
} satisfies Messages;

const consequences = {
  'consequence.endSuspension': { 'zh-CN': '中止随之结束', en: 'The suspension ends' },
  'consequence.startSuspension': { 'zh-CN': '案件中止，暂不能推进', en: 'The case stands still and cannot move on' },
  'consequence.suspendClocks': { 'zh-CN': '办理和转办的时限暂停计算，法定时限和分期照常', en: 'Clocks of stages and referrals stop; statutory and instalment clocks run on' },
  'consequence.resumeClocks': { 'zh-CN': '暂停的时限接着计算', en: 'The clocks that were stopped go on' },
  'consequence.cancelClocks': { 'zh-CN': '本案还在走的时限全部停止', en: 'Every clock of the case that still runs is called off' },
  'consequence.recallReferrals': { 'zh-CN': '未办结的转办全部撤回，部门不再能查看', en: 'Open referrals are recalled, and departments no longer see the case' },
  'consequence.withdrawRequests': { 'zh-CN': '未审批的请示不再审批', en: 'Requests that wait for a decision end undecided' },
  'consequence.confirmPlanDefault': { 'zh-CN': '履行方案记为违约，仍可继续付款', en: 'The plan counts as defaulted; payments stay possible' },
} satisfies Messages;

const timeline = {
  'timeline.said': { 'zh-CN': '{text}：{said}', en: '{text}: {said}' },
  'timeline.lifted': { 'zh-CN': '{text}；例外办理：{what}理由：{reason}', en: '{text}; lifted: {what} Reason: {reason}' },
  'timeline.case.reported': { 'zh-CN': '受理登记，风险等级{riskLevel}', en: 'Reported; risk level {riskLevel}' },
  'timeline.case.corrected': { 'zh-CN': '更正了登记内容', en: 'Record corrected' },
  'timeline.case.riskLevelSet': { 'zh-CN': '风险等级由{from}调整为{to}：{reason}', en: 'Risk level set from {from} to {to}: {reason}' },
  'timeline.case.riskLevelChanged': { 'zh-CN': '风险等级由{from}变为{to}', en: 'Risk level changed from {from} to {to}' },
  'timeline.case.taskForceNamed': { 'zh-CN': '指定工作专班和督办员', en: 'Task force and supervisor named' },
  'timeline.investigation.recorded': { 'zh-CN': '登记排查情况', en: 'Investigation recorded' },
  'timeline.verification.recorded': { 'zh-CN': '登记企业资金核实情况', en: 'Verification of the company funds recorded' },
  'timeline.document.classified': { 'zh-CN': '标明一份文件的类别', en: 'Document classified' },
  'timeline.document.added': { 'zh-CN': '上传了文件', en: 'Document added' },
  'timeline.visit.recorded': { 'zh-CN': '登记走访，{visitors} 人参加', en: 'Visit by {visitors} recorded' },
  'timeline.followUp.recorded': { 'zh-CN': '登记回访，满意度 {satisfaction}', en: 'Follow-up recorded, satisfaction {satisfaction}' },
  'timeline.case.ACCEPT': { 'zh-CN': '受理，开始快排查', en: 'Accepted; investigation starts' },
  'timeline.case.REJECT': { 'zh-CN': '不予受理', en: 'Rejected' },
  'timeline.case.MERGE': { 'zh-CN': '并入另一案件', en: 'Merged into another case' },
  'timeline.case.COMPLETE_INVESTIGATION': { 'zh-CN': '排查完成，开始快核实', en: 'Investigation completed; verification starts' },
  'timeline.case.COMPLETE_VERIFICATION': { 'zh-CN': '核实完成，开始快联动', en: 'Verification completed; coordination starts' },
  'timeline.case.SETTLE': { 'zh-CN': '用人单位已支付，进入监督履行', en: 'Paid by the employer; under supervision' },
  'timeline.case.ADOPT_PLAN': { 'zh-CN': '履行方案生效，进入监督履行', en: 'Plan adopted; under supervision' },
  'timeline.case.DECLARE_IMPASSE': { 'zh-CN': '调解未成，移送', en: 'Impasse; transferred' },
  'timeline.case.RETURN_TO_VERIFICATION': { 'zh-CN': '退回核实', en: 'Returned to verification' },
  'timeline.case.CONFIRM_DEFAULT': { 'zh-CN': '确认违约，退回联动', en: 'Default confirmed; back to coordination' },
  'timeline.case.CLOSE': { 'zh-CN': '结案', en: 'Closed' },
  'timeline.case.WITHDRAW': { 'zh-CN': '撤回', en: 'Withdrawn' },
  'timeline.case.SUSPEND': { 'zh-CN': '中止办理', en: 'Suspended' },
  'timeline.case.RESUME': { 'zh-CN': '恢复办理', en: 'Resumed' },
  'timeline.case.REOPEN': { 'zh-CN': '重新办理', en: 'Reopened' },
  'label.blue': { 'zh-CN': '蓝', en: 'blue' },
  'label.yellow': { 'zh-CN': '黄', en: 'yellow' },
  'label.orange': { 'zh-CN': '橙', en: 'orange' },
  'label.red': { 'zh-CN': '红', en: 'red' },
} satisfies Messages;

export const caseMessages: Messages = { ...caseBlockerMessages, ...riskReasonMessages, ...own, ...consequences, ...timeline, ...caseDeadlineMessages, ...kindLabels };
