import type { Messages } from '../platform/http/message-catalogue.js';

const own = {
  legalClockDoesNotRun: { 'zh-CN': '这一天没有正在计算的“{rule}”时限。请先登记“{first}”，或核对日期。', en: 'No clock to {rule} runs on that day; record first: {first}, or check the date.' },
  legalClockStartsLater: { 'zh-CN': '“{rule}”自 {on} 才开始计算，不能在此之前办结。请核对日期。', en: 'The clock to {rule} runs from {on} only; it cannot end before. Check the date.' },
  legalClockRunsAlready: { 'zh-CN': '“{rule}”时限已经在计算，不能重复登记。原来登记有误的，请组长先撤销。', en: 'The clock to {rule} runs already; if its start was mistaken, the lead takes it back first.' },
  limitationHasLapsed: { 'zh-CN': '仲裁时效已于 {on} 届满，之后主张权利或请求救济不再使其中断。用人单位同意履行的，请按“同意履行”登记。', en: 'The limitation lapsed on {on}; only the employer\'s consent to perform revives it.' },
  whichLegalEvent: { 'zh-CN': '同时有 {open} 项“{rule}”在计算，请指明是哪一项。', en: '{open} clocks run to {rule}; name the one that is meant.' },
  legalEventVoided: { 'zh-CN': '这个节点已经撤销。', en: 'This event was taken back already.' },
  unknownLegalEvent: { 'zh-CN': '本案没有这个节点，请重新选择。', en: 'This case has no such legal event.' },
  notForThisEvent: { 'zh-CN': '这类节点不需要填写此项。', en: 'Does not belong to this kind of event.' },
  beforeTheLaw: { 'zh-CN': '不能早于 {from}（劳动争议调解仲裁法施行之日）。', en: 'Must not lie before {from}, when the law came into force.' },
  'timeline.legalEvent.recorded': { 'zh-CN': '登记法定节点：{type}（{occurredOn}）', en: 'Legal event recorded: {type} on {occurredOn}' },
  'timeline.legalEvent.voided': { 'zh-CN': '撤销法定节点：{type}（{occurredOn}），原因：{reason}', en: 'Legal event taken back: {type} on {occurredOn}. {reason}' },
} satisfies Messages;

const names = {
  'label.legalEvent.mediationApplied': { 'zh-CN': '申请调解', en: 'mediation applied for' },
  'label.legalEvent.mediationEnded': { 'zh-CN': '调解终结', en: 'mediation ended' },
  'label.legalEvent.mediationApplicationWithdrawn': { 'zh-CN': '撤回调解申请', en: 'application for mediation withdrawn' },
  'label.legalEvent.agreementTookEffect': { 'zh-CN': '调解协议生效', en: 'agreement took effect' },
  'label.legalEvent.agreementSuperseded': { 'zh-CN': '协议被新协议替代', en: 'agreement superseded' },
  'label.legalEvent.agreementFulfilled': { 'zh-CN': '协议履行完毕', en: 'agreement fulfilled' },
  'label.legalEvent.confirmationApplied': { 'zh-CN': '申请司法确认', en: 'judicial confirmation applied for' },
  'label.legalEvent.arbitrationReviewApplied': { 'zh-CN': '申请仲裁审查', en: 'review by the arbitration commission applied for' },
  'label.legalEvent.limitationStarted': { 'zh-CN': '仲裁时效起算', en: 'limitation started' },
  'label.legalEvent.limitationInterrupted': { 'zh-CN': '仲裁时效中断', en: 'limitation interrupted' },
  'label.legalEvent.arbitrationApplied': { 'zh-CN': '申请仲裁或起诉', en: 'arbitration applied for or action brought' },
  'label.legalEvent.claimsSettled': { 'zh-CN': '工资等诉求清偿', en: 'claims settled' },
  'label.legalEvent.opinionDelivered': { 'zh-CN': '意见书送达', en: 'letter of opinion delivered' },
  'label.legalEvent.employerAnswered': { 'zh-CN': '用人单位书面答复', en: 'employer answered' },
  'label.legalEvent.opinionWithdrawn': { 'zh-CN': '撤回意见书', en: 'letter of opinion withdrawn' },
  'label.legalEvent.petitionReceived': { 'zh-CN': '收到信访事项', en: 'petition received' },
  'label.legalEvent.petitionAccepted': { 'zh-CN': '受理信访事项', en: 'petition accepted' },
  'label.legalEvent.petitionerInformed': { 'zh-CN': '书面告知信访人', en: 'petitioner informed' },
  'label.legalEvent.petitionAnswered': { 'zh-CN': '出具信访处理意见', en: 'petition answered in writing' },
  'label.legalEvent.hotlineReceived': { 'zh-CN': '收到热线工单', en: 'hotline order received' },
  'label.legalEvent.hotlineReplied': { 'zh-CN': '已向热线反馈', en: 'reported back to the hotline' },
  'label.legalEvent.caseClosed': { 'zh-CN': '案件办结', en: 'case closed' },
} satisfies Messages;

export const statutoryMessages: Messages = { ...own, ...names };
