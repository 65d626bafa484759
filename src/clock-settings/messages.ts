import type { Messages } from '../platform/http/message-catalogue.js';

const calendar = {
  dateTwice: { 'zh-CN': '{date} 出现了两次，请删去一个。', en: '{date} stands there twice; remove one.' },
  dayOutsideYear: { 'zh-CN': '{date} 不属于 {year} 年的放假安排，请核对日期。', en: '{date} does not belong to the notice of {year}.' },
  makeUpOnWeekday: { 'zh-CN': '{date} 本来就是工作日，调休上班应在周末，请核对日期。', en: '{date} is a weekday anyway; a make-up day lies on a weekend.' },
  noticeMissesStatutoryDay: { 'zh-CN': '{date} 是法定节假日（{name}），应标为放假，请核对通知。', en: '{date} is a statutory holiday ({name}) and has to be off.' },
  sourceMissing: { 'zh-CN': '请写明放假通知的出处，例如文号。', en: 'Say where the notice was published.' },
  noNoticeEntered: { 'zh-CN': '{year} 年没有手工录入的放假安排，无可撤回。', en: 'No notice was entered for {year}; there is nothing to take back.' },
  noOwnDay: { 'zh-CN': '{date} 没有本单位自己的设置，无可撤回。', en: 'The office has set nothing for {date}; there is nothing to take back.' },
  nothingChanges: { 'zh-CN': '与现在的设置相同，没有可更改的内容。', en: 'That is how it is already; nothing would change.' },
  tooLongAgo: { 'zh-CN': '太早了，最早可设到 {first}。', en: 'Too long ago; {first} is the earliest.' },
  tooFarAhead: { 'zh-CN': '太远了，最晚可设到 {last}。', en: 'Too far ahead; {last} is the latest.' },
  movesClocksByPastDay: { 'zh-CN': '{date} 已经过去，不能用它来改动正在计算的时限。请去掉“同时调整在办时限”。', en: '{date} is over; running clocks cannot be moved by it. Leave them where they are.' },
  alreadySo: { 'zh-CN': '{date} 现在就是这样，设置后上班与否不变。', en: '{date} is so already; whether it is worked stays the same.' },
  opensStatutoryDay: { 'zh-CN': '{date} 是法定节假日（{name}），安排上班须依法支付加班工资。', en: '{date} is a statutory holiday ({name}); working on it is paid as overtime.' },
  replacesPublishedYear: { 'zh-CN': '{year} 年的放假安排系统中已有，录入的内容将取而代之。', en: 'The notice of {year} is known already; what is entered replaces it.' },
  workingDaysUnusual: { 'zh-CN': '照此 {year} 年有 {count} 个工作日，按法定应为 {expected} 个，请核对是否有遗漏。', en: '{year} would have {count} working days instead of {expected}; look whether something is missing.' },
} satisfies Messages;

const rules = {
  setByLaw: { 'zh-CN': '这项时限由法律规定，不能更改。', en: 'This length is set by law and cannot be changed.' },
  lengthIsAgreed: { 'zh-CN': '这项时限的日期由履行方案约定，没有可更改的长度。', en: 'The date of this clock is agreed in the plan; it has no length to change.' },
  sameForAllLevels: { 'zh-CN': '法定时限不分风险等级，请把四个等级填成一样。', en: 'The law knows no risk levels; give all four the same length.' },
  basisMissing: { 'zh-CN': '请写明依据的本地规定。', en: 'Name the local rule that it rests on.' },
  effectiveInThePast: { 'zh-CN': '生效日期不能早于今天（{today}）。', en: 'It cannot take effect before today ({today}).' },
  notInForceYet: { 'zh-CN': '新时限从 {effectiveFrom} 起生效，到时才能让在办案件改用。', en: 'It takes effect on {effectiveFrom}; running clocks can be moved from then on.' },
  levelsOutOfOrder: { 'zh-CN': '{level}级的时限比{milder}级还长，请核对。', en: 'The level {level} gets more time than {milder}; please check.' },
  supersedesComing: { 'zh-CN': '原定 {date} 生效的第 {version} 版将不再生效。', en: 'Version {version}, planned for {date}, will not take effect.' },
  nothingToMove: { 'zh-CN': '没有需要改用新规定的在办时限。', en: 'No running clock is under older rules.' },
  unknownRule: { 'zh-CN': '没有这项时限规则。', en: 'There is no such rule.' },
} satisfies Messages;

const moves = {
  'label.noticeArrived': { 'zh-CN': '放假安排已公布', en: 'the holiday notice has been published' },
  'timeline.deadline.moved': { 'zh-CN': '{rule}的时限由 {fromMoment} 改为 {toMoment}：{reason}', en: 'Clock to {rule} moved from {fromMoment} to {toMoment}: {reason}' },
  'timeline.deadline.movedWhileSuspended': { 'zh-CN': '{rule}的时限（中止中）改按新规定计算：{reason}', en: 'Clock to {rule}, standing still, moved to new rules: {reason}' },
} satisfies Messages;

const triggers = {
  'trigger.caseReported': { 'zh-CN': '登记案件', en: 'the case is reported' },
  'trigger.caseEnteredInvestigating': { 'zh-CN': '进入快排查', en: 'investigation starts' },
  'trigger.caseEnteredVerifying': { 'zh-CN': '进入快核实', en: 'verification starts' },
  'trigger.caseEnteredCoordinating': { 'zh-CN': '进入快联动', en: 'coordination starts' },
  'trigger.caseEnteredSupervising': { 'zh-CN': '进入监督履行', en: 'supervision starts' },
  'trigger.caseLeftStage': { 'zh-CN': '本阶段结束', en: 'the stage ends' },
  'trigger.caseStageCalledOff': { 'zh-CN': '退回或撤回', en: 'sent back or withdrawn' },
  'trigger.caseClosed': { 'zh-CN': '结案', en: 'the case is closed' },
  'trigger.supervisionChecked': { 'zh-CN': '登记履行检查', en: 'a supervision check is recorded' },
  'trigger.referralSent': { 'zh-CN': '发出转办', en: 'the referral is sent' },
  'trigger.referralAcknowledged': { 'zh-CN': '签收转办', en: 'the referral is acknowledged' },
  'trigger.referralReplied': { 'zh-CN': '回复转办', en: 'the referral is replied to' },
  'trigger.referralReturned': { 'zh-CN': '退回重办', en: 'the reply is returned' },
  'trigger.referralDeclined': { 'zh-CN': '部门退回转办', en: 'the referral is declined' },
  'trigger.referralRuled': { 'zh-CN': '裁定承办部门', en: 'a department is ruled responsible' },
  'trigger.referralRecalled': { 'zh-CN': '撤回转办', en: 'the referral is recalled' },
  'trigger.planAgreed': { 'zh-CN': '达成履行方案', en: 'the plan is agreed' },
  'trigger.planSuperseded': { 'zh-CN': '履行方案被新稿取代', en: 'the plan is superseded' },
  'trigger.instalmentPaid': { 'zh-CN': '付清本期', en: 'the instalment is paid' },
  'trigger.mediationApplied': { 'zh-CN': '申请调解', en: 'mediation is applied for' },
  'trigger.mediationEnded': { 'zh-CN': '调解结束', en: 'mediation ends' },
  'trigger.mediationApplicationWithdrawn': { 'zh-CN': '撤回调解申请', en: 'the application for mediation is withdrawn' },
  'trigger.agreementTookEffect': { 'zh-CN': '调解协议生效', en: 'the agreement takes effect' },
  'trigger.agreementSuperseded': { 'zh-CN': '协议被取代', en: 'the agreement is superseded' },
  'trigger.agreementFulfilled': { 'zh-CN': '协议履行完毕', en: 'the agreement is fulfilled' },
  'trigger.confirmationApplied': { 'zh-CN': '申请司法确认', en: 'judicial confirmation is applied for' },
  'trigger.limitationStarted': { 'zh-CN': '仲裁时效起算', en: 'the limitation begins' },
  'trigger.limitationInterrupted': { 'zh-CN': '仲裁时效中断', en: 'the limitation is interrupted' },
  'trigger.arbitrationApplied': { 'zh-CN': '申请仲裁', en: 'arbitration is applied for' },
  'trigger.claimsSettled': { 'zh-CN': '诉求已解决', en: 'the claims are settled' },
  'trigger.opinionDelivered': { 'zh-CN': '送达意见书', en: 'the opinion is delivered' },
  'trigger.employerAnswered': { 'zh-CN': '用人单位答复', en: 'the employer answers' },
  'trigger.opinionWithdrawn': { 'zh-CN': '撤回意见书', en: 'the opinion is withdrawn' },
  'trigger.petitionReceived': { 'zh-CN': '收到信访事项', en: 'a petition is received' },
  'trigger.petitionerInformed': { 'zh-CN': '告知信访人', en: 'the petitioner is informed' },
  'trigger.petitionAccepted': { 'zh-CN': '受理信访事项', en: 'the petition is accepted' },
  'trigger.petitionAnswered': { 'zh-CN': '答复信访事项', en: 'the petition is answered' },
  'trigger.hotlineReceived': { 'zh-CN': '收到热线工单', en: 'a hotline order is received' },
  'trigger.hotlineReplied': { 'zh-CN': '回复热线工单', en: 'the hotline order is replied to' },
} satisfies Messages;

const ladder = {
  'stepMoment.share': { 'zh-CN': '时限过去 {percent}%', en: '{percent} % of the time gone' },
  'stepMoment.due': { 'zh-CN': '到期时', en: 'when due' },
  'stepMoment.dayAfterDue': { 'zh-CN': '到期次日', en: 'the day after' },
  'stepMoment.workingDaysBeforeDue': { 'zh-CN': '到期前 {days} 个工作日', en: '{days} working days before' },
  'stepMoment.workingDaysAfterDue': { 'zh-CN': '超期 {days} 个工作日', en: '{days} working days over' },
  'recipient.holder': { 'zh-CN': '承办人', en: 'holder' },
  'recipient.lead': { 'zh-CN': '组长', en: 'lead' },
  'recipient.supervisor': { 'zh-CN': '督办员', en: 'supervisor' },
  'recipient.departmentHead': { 'zh-CN': '部门负责人', en: 'head of the department' },
  'recipient.regionLeader': { 'zh-CN': '分管领导', en: 'leader' },
  'recipient.employerContact': { 'zh-CN': '用人单位联系人（由组长转告）', en: 'contact of the employer (through the lead)' },
  'recipient.hrssHead': { 'zh-CN': '人社部门负责人', en: 'head of human resources' },
} satisfies Messages;

/** What the administrator's calendar and rules say: what is wrong with a change, what starts and ends a clock, whom it tells. */
export const clockSettingsMessages: Messages = { ...calendar, ...rules, ...moves, ...triggers, ...ladder };
