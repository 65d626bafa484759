import { commandMessages } from '../../platform/machine/messages.js';
import type { Text } from '../../platform/machine/text.js';

/** What people read for each blocker of a referral: what is missing, and what to do about it. */
export const referralBlockerMessages = {
  ...commandMessages,
  liaisonMissing: { 'zh-CN': '请选择转给哪位同事。', en: 'Choose the colleague to assign.' },
  replyMissing: { 'zh-CN': '请写回复内容。', en: 'Write the reply.' },
  departmentMissing: { 'zh-CN': '请选择承办部门。', en: 'Choose the responsible department.' },
  referralCaseEnded: { 'zh-CN': '案件已经结束，这件转办不用再办理。', en: 'The case has ended; nothing more is needed here.' },
  liaisonNotInDepartment: { 'zh-CN': '只能转给本部门的联络员，请重新选择。', en: 'Only a liaison of the same department can take it; choose again.' },
  replyDocumentsUnknown: { 'zh-CN': '有 {count} 个附件找不到，请重新上传后再回复。', en: '{count} attachments were not found; upload them again.' },
  declineTooLate: { 'zh-CN': '已超过自转办起 5 个工作日的退回期限，请办理并回复。', en: 'The 5 working days for declining have passed; please treat it and reply.' },
  ruledResponsible: { 'zh-CN': '督办员已经裁定承办部门，不再退回或另行裁定。', en: 'The supervisor has ruled who is responsible; this is final.' },
  proposedDepartmentUnknown: { 'zh-CN': '建议的部门不存在或不接收转办，请重新选择。', en: 'The proposed department does not exist or takes no referrals; choose again.' },
  proposedDepartmentIsOwn: { 'zh-CN': '建议的部门就是本部门，请另选或留空。', en: 'The proposed department is your own; choose another or leave it empty.' },
  ruledDepartmentUnknown: { 'zh-CN': '选择的部门不存在或不接收转办，请重新选择。', en: 'The chosen department does not exist or takes no referrals; choose again.' },
  tooFewRefusals: { 'zh-CN': '同一事项退回两次以后，才由督办员裁定。', en: 'A ruling is made only after two refusals in the same matter.' },
  notLatestInMatter: { 'zh-CN': '这一事项已转给其他部门，请在最新的转办上裁定。', en: 'This matter has been passed on; rule on the latest referral.' },
} as const satisfies Readonly<Record<string, Text>>;
