import type { Messages } from '../platform/http/message-catalogue.js';

const accounts = {
  notAUsername: { 'zh-CN': '用户名为 2 至 50 位小写字母、数字、点、横线或下划线，以字母或数字开头。', en: 'A user name is 2 to 50 letters, digits, dots, dashes or underscores and begins with a letter or digit.' },
  usernameTaken: { 'zh-CN': '这个用户名已经有人使用，请换一个。', en: 'This user name is taken; choose another.' },
  departmentNeeded: { 'zh-CN': '部门联络员要有所属部门，请选择。', en: 'A liaison belongs to a department; choose one.' },
  departmentOnlyForLiaisons: { 'zh-CN': '只有部门联络员有所属部门，请清除。', en: 'Only a liaison belongs to a department; clear it.' },
  departmentNotActive: { 'zh-CN': '没有这个部门，或它已停用，请重新选择。', en: 'There is no such department, or it is not active.' },
  regionLeaderIsSupervisor: { 'zh-CN': '分管领导应当是督办员。', en: 'A region leader is a supervisor.' },
  departmentHeadIsLiaison: { 'zh-CN': '部门负责人应当是部门联络员。', en: 'A department head is a liaison.' },
  dutyOfficerIsOnTheDesk: { 'zh-CN': '值班人员应当是工作专班人员或督办员。', en: 'A duty officer is of the task force or a supervisor.' },
  ownRights: { 'zh-CN': '不能更改自己的角色、地区和标记，请由另一位管理员办理。', en: 'Nobody changes the own role, region or flags; ask another administrator.' },
  ownAccount: { 'zh-CN': '不能对自己的账号这样做，请由另一位管理员办理。', en: 'Nobody does this to the own account; ask another administrator.' },
  ownProposal: { 'zh-CN': '自己提出的，要由另一位管理员批准。', en: 'What you proposed has to be approved by another administrator.' },
  approvalPending: { 'zh-CN': '另一位管理员的提议还在等待批准。请先批准，或停用这个账号。', en: "Another administrator's proposal waits for approval; approve it first, or disable the account." },
  lastTwoAdministrators: { 'zh-CN': '至少要留两位在用的管理员，请先增加一位。', en: 'Two active administrators have to remain; add another one first.' },
} satisfies Messages;

const conflicts = {
  ownConflict: { 'zh-CN': '涉及本人的回避，要由另一位督办员或管理员解除。', en: 'A conflict of your own is ended by another supervisor or an administrator.' },
  conflictDeclared: { 'zh-CN': '已经登记过此人与这家用人单位的回避。', en: 'This conflict of interest is already declared.' },
  conflictEnded: { 'zh-CN': '这项回避已经解除。', en: 'This conflict of interest has ended already.' },
  'timeline.case.relatedPersonOnTaskForce': { 'zh-CN': '专班中有人与用人单位有利害关系，已看不到本案，请督办员另行指定', en: 'Somebody on the task force is related to the employer and no longer sees the case; name another' },
} satisfies Messages;

export const accountMessages: Messages = { ...accounts, ...conflicts };
