import type { Messages } from '../platform/http/message-catalogue.js';

const faults = {
  badName: { 'zh-CN': '不是姓名，请核对。', en: 'This is no name.' },
  idNumberLength: { 'zh-CN': '身份证号应为 18 位，请核对。', en: 'An identity number has 18 characters.' },
  idNumberDate: { 'zh-CN': '身份证号中的出生日期不存在或晚于今天，请核对。', en: 'The birth date in the identity number does not exist or lies ahead.' },
  idNumberCheckDigit: { 'zh-CN': '身份证号校验位不符，请与证件核对。', en: 'The identity number fails its check digit; compare it with the card.' },
  bankCardNumber: { 'zh-CN': '银行账号应为 12 至 19 位数字，请核对。', en: 'A bank account has 12 to 19 digits.' },
  periodEndsBeforeStart: { 'zh-CN': '截止月早于起始月，请核对。', en: 'The last month lies before the first.' },
  claimTooLarge: { 'zh-CN': '金额过大，请核对金额和单位。', en: 'The amount is too large for one worker.' },
  unknownWorker: { 'zh-CN': '本案名册上没有这个人，请重新选择。', en: 'There is no such person on this roster.' },
  surveyedTwice: { 'zh-CN': '同一人在这次提交中出现了两次，只保留先出现的一条。', en: 'The person occurs twice; the first entry was kept.' },
} satisfies Messages;

const rules = {
  returnToVerificationFirst: { 'zh-CN': '案件正在监督履行，名册和诉求不能改动。如有新情况，请先退回核实。', en: 'The case is under supervision; return it to verification first.' },
  alreadyOnRoster: { 'zh-CN': '这个身份证号已在本案名册上，没有重复登记。', en: 'This identity number is on the roster already.' },
  workerHasMoney: { 'zh-CN': '此人的诉求已列入方案或已有付款，不能移出名册。', en: 'Something is promised or paid to this person; they cannot be taken off.' },
  importNotApplied: { 'zh-CN': '这个文件还没有导入名册，没有可撤回的内容。', en: 'This file has not been taken into the roster; there is nothing to take back.' },
  importedClaimsDecided: { 'zh-CN': '其中 {count} 项诉求已经核定。请逐人移出名册，或提交请示更改核定。', en: '{count} of its claims were decided. Take people off one by one, or ask for the decisions to be changed.' },
  importedClaimsAdded: { 'zh-CN': '其中的职工后来补登了 {count} 项诉求。请先撤回这些诉求。', en: '{count} claims were added for these people since. Withdraw them first.' },
  importedWorkersCorrected: { 'zh-CN': '其中 {count} 人的信息后来更正过。请逐人核对后移出名册。', en: '{count} of these people were corrected since. Take them off one by one.' },
  importedWorkersSurveyed: { 'zh-CN': '其中 {count} 人已登记生活状况。请逐人核对后移出名册。', en: 'The living condition of {count} of these people was recorded. Take them off one by one.' },
  onlyByDecision: { 'zh-CN': '加付赔偿金须先登记责令文书和加付决定，不能直接录入。', en: 'It comes with a recorded order and the decision on it; it cannot be entered by hand.' },
  claimByDecision: { 'zh-CN': '这项由加付决定产生，登记有误的请撤销该决定的登记。', en: 'It comes from a decision; take the record of that back if it was mistaken.' },
  claimHasMoney: { 'zh-CN': '这项诉求已列入方案或已有付款，不能撤回。', en: 'Something is promised or paid for this claim; it cannot be withdrawn.' },
  unknownClaim: { 'zh-CN': '本案没有这项诉求。', en: 'This case has no such claim.' },
  decidedTwice: { 'zh-CN': '同一项诉求在这次提交中出现了两次，只按先出现的一条办理。', en: 'The claim occurs twice; the first decision counts.' },
  verifiedOrReason: { 'zh-CN': '请填写认定金额，或填写不予认定的理由，二者选一。', en: 'Give either the amount found right or why nothing is owed.' },
  disallowNeedsReason: { 'zh-CN': '认定金额为 0 即不予认定，请写明理由。', en: 'Nothing found right is a refusal; give the reason.' },
  claimWithdrawn: { 'zh-CN': '这项诉求已经撤回。', en: 'The claim was withdrawn.' },
  moreThanClaimed: { 'zh-CN': '认定金额超过职工主张的金额，请核对；如主张有误，请补登诉求。', en: 'More than was claimed; check, or add a claim.' },
  lessThanPaid: { 'zh-CN': '认定金额低于已付金额，请先核对付款。', en: 'Less than has been paid; check the payments first.' },
  decidedMeanwhile: { 'zh-CN': '您打开以后，他人已作了不同的核定，没有改动；请看过后再定。', en: 'Somebody decided it otherwise since you opened it; nothing was changed. Look at it and decide again.' },
  claimAlreadyDecided: { 'zh-CN': '这项诉求已经核定并有方案在履行，如需更改请提交请示。', en: 'Decided, and a plan rests on it; ask for the change in a request.' },
} satisfies Messages;

const timeline = {
  'timeline.roster.imported': { 'zh-CN': '导入职工名册：新增 {added} 人，已在册 {duplicates} 人，退回 {refused} 行', en: 'Roster imported: {added} added, {duplicates} known, {refused} rows refused' },
  'timeline.roster.importWithdrawn': { 'zh-CN': '撤回一次名册导入，移出 {workers} 人：{reason}', en: 'A roster import taken back, {workers} taken off: {reason}' },
  'timeline.worker.added': { 'zh-CN': '名册添加一人', en: 'Worker added to the roster' },
  'timeline.worker.corrected': { 'zh-CN': '更正一名职工的信息', en: "A worker's record corrected" },
  'timeline.worker.removed': { 'zh-CN': '一人移出名册：{reason}', en: 'Worker taken off the roster: {reason}' },
  'timeline.claim.added': { 'zh-CN': '补登一项诉求', en: 'Claim added' },
  'timeline.claim.withdrawn': { 'zh-CN': '撤回一项诉求：{reason}', en: 'Claim withdrawn: {reason}' },
  'timeline.claims.decided': { 'zh-CN': '核定诉求 {decided} 项：认定 {verified} 项，不予认定 {disallowed} 项', en: '{decided} claims decided: {verified} verified, {disallowed} disallowed' },
  'timeline.claim.decisionChanged': { 'zh-CN': '按批准的请示更改一项诉求的核定', en: 'A decided claim changed by a granted request' },
  'timeline.livingSurvey.recorded': { 'zh-CN': '登记 {surveyed} 人的生活状况', en: 'Living conditions of {surveyed} recorded' },
  'timeline.personalData.manyReads': { 'zh-CN': '一人在一小时内查看了 {people} 人的完整证件信息，请督办员核实', en: 'Somebody had the full numbers of {people} people shown within an hour' },
} satisfies Messages;

export const rosterMessages: Messages = { ...faults, ...rules, ...timeline };
