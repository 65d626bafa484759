import type { MachineTable, TransitionRow } from '../../platform/machine/transition-table.js';
import type { ReferralCheckCode } from './referral-blockers.js';
import { referralEventFields, type ReferralEventType } from './referral-events.js';

export const openReferralStates = ['sent', 'acknowledged', 'replied', 'returned'] as const;
/** It lies with the department; of a reply the task force has to say whether it is enough. */
export const awaitedReferralStates = ['sent', 'acknowledged', 'returned'] as const satisfies readonly (typeof openReferralStates)[number][];
export const referralStates = [...openReferralStates, 'accepted', 'declined', 'recalled'] as const;
export type ReferralState = (typeof referralStates)[number];

/** `liaison` is one of the referral's department; the others are of the case. */
export type ReferralWho = 'liaison' | 'member' | 'lead' | 'supervisor';

/** What follows beside the state and the clocks. */
export type PlainReferralEffect = 'stampAcknowledged' | 'assignLiaison' | 'moveToDepartment' | 'markRuled';
export type ReferralParty = 'department' | 'departmentHead' | 'lead' | 'members' | 'supervisor';

export interface ReferralRow extends TransitionRow<ReferralState> {
  readonly who: ReferralWho;
  readonly blockers: readonly ReferralCheckCode[];
  readonly also: readonly PlainReferralEffect[];
  readonly tells: readonly ReferralParty[];
}

/** A referral to a department: every event with its states, its people, what it carries, what stands in the way, what follows. */
export const referralMachine: MachineTable<ReferralState, ReferralEventType, ReferralRow> = {
  name: 'referral',
  title: { 'zh-CN': '转办', en: 'Referral' },
  version: 1,
  initial: 'sent',
  commonBlockers: ['notInThisState'],
  states: {
    sent: { label: { 'zh-CN': '待签收', en: 'Sent' }, kind: 'open' },
    acknowledged: { label: { 'zh-CN': '已签收', en: 'Acknowledged' }, kind: 'open' },
    replied: { label: { 'zh-CN': '已回复', en: 'Replied' }, kind: 'open' },
    returned: { label: { 'zh-CN': '退回重办', en: 'Returned' }, kind: 'open' },
    accepted: { label: { 'zh-CN': '已办结', en: 'Accepted' }, kind: 'ended' },
    declined: { label: { 'zh-CN': '部门退回', en: 'Declined' }, kind: 'ended' },
    recalled: { label: { 'zh-CN': '已撤回', en: 'Recalled' }, kind: 'ended' },
  },
  events: {
    ACKNOWLEDGE: {
      label: { 'zh-CN': '签收', en: 'Acknowledge' },
      from: ['sent'], to: 'acknowledged', who: 'liaison', fields: referralEventFields.ACKNOWLEDGE,
      blockers: ['referralCaseEnded'], also: ['stampAcknowledged'], tells: ['lead'],
    },
    ASSIGN: {
      label: { 'zh-CN': '转同事', en: 'Assign' },
      from: ['sent', 'acknowledged'], to: 'same', who: 'liaison', fields: referralEventFields.ASSIGN,
      blockers: ['referralCaseEnded', 'liaisonNotInDepartment'], also: ['assignLiaison'], tells: ['department'],
    },
    REPLY: {
      label: { 'zh-CN': '回复', en: 'Reply' },
      from: ['sent', 'acknowledged', 'returned'], to: 'replied', who: 'liaison', fields: referralEventFields.REPLY,
      blockers: ['referralCaseEnded', 'replyDocumentsUnknown'], also: ['stampAcknowledged'], tells: ['lead', 'members'],
    },
    DECLINE: {
      label: { 'zh-CN': '退回', en: 'Decline' },
      from: ['sent', 'acknowledged'], to: 'declined', who: 'liaison', fields: referralEventFields.DECLINE,
      blockers: ['referralCaseEnded', 'ruledResponsible', 'declineTooLate', 'proposedDepartmentUnknown', 'proposedDepartmentIsOwn'],
      also: [], tells: ['lead', 'supervisor'],
    },
    ACCEPT: {
      label: { 'zh-CN': '采纳办结', en: 'Accept' },
      from: ['replied'], to: 'accepted', who: 'member', fields: referralEventFields.ACCEPT,
      blockers: ['referralCaseEnded'], also: [], tells: ['department'],
    },
    RETURN: {
      label: { 'zh-CN': '退回重办', en: 'Return' },
      from: ['replied'], to: 'returned', who: 'member', fields: referralEventFields.RETURN,
      blockers: ['referralCaseEnded'], also: [], tells: ['department', 'lead'],
    },
    RULE: {
      label: { 'zh-CN': '裁定承办', en: 'Rule' },
      from: ['declined', 'returned'], to: 'sent', who: 'supervisor', fields: referralEventFields.RULE,
      blockers: ['referralCaseEnded', 'ruledResponsible', 'tooFewRefusals', 'notLatestInMatter', 'ruledDepartmentUnknown'],
      also: ['moveToDepartment', 'markRuled'], tells: ['department', 'departmentHead', 'lead'],
    },
    RECALL: {
      label: { 'zh-CN': '撤回', en: 'Recall' },
      from: openReferralStates, to: 'recalled', who: 'lead', fields: referralEventFields.RECALL,
      blockers: [], also: [], tells: ['department'],
    },
  },
};
