import type { PayloadFields, PayloadOf } from '../../platform/machine/payload.js';
import type { MachineTable, TransitionRow } from '../../platform/machine/transition-table.js';
import type { RequestCheckCode } from './request-checks.js';

export const requestStates = ['open', 'granted', 'refused', 'withdrawn'] as const;
export type RequestState = (typeof requestStates)[number];

/** What each decision carries; only refusing needs a reason. */
export const requestEventFields = {
  GRANT: { reason: { kind: 'text', max: 4000, missing: null } },
  REFUSE: { reason: { kind: 'text', max: 4000, missing: 'reasonMissing' } },
  WITHDRAW: { reason: { kind: 'text', max: 4000, missing: null } },
} as const satisfies Record<string, PayloadFields>;

export type RequestEventType = keyof typeof requestEventFields;
export type RequestEventPayload<E extends RequestEventType = RequestEventType> = PayloadOf<(typeof requestEventFields)[E]>;

export interface RequestRow extends TransitionRow<RequestState> {
  readonly who: 'supervisor' | 'requester';
  readonly blockers: readonly RequestCheckCode[];
}

/** A request for something that needs a decision; granting it brings about its effect. */
export const requestMachine: MachineTable<RequestState, RequestEventType, RequestRow> = {
  name: 'request',
  title: { 'zh-CN': '请示', en: 'Request' },
  version: 1,
  initial: 'open',
  commonBlockers: ['notInThisState'],
  states: {
    open: { label: { 'zh-CN': '待审批', en: 'Open' }, kind: 'open' },
    granted: { label: { 'zh-CN': '已同意', en: 'Granted' }, kind: 'ended' },
    refused: { label: { 'zh-CN': '未同意', en: 'Refused' }, kind: 'ended' },
    withdrawn: { label: { 'zh-CN': '已撤回', en: 'Withdrawn' }, kind: 'ended' },
  },
  events: {
    GRANT: {
      label: { 'zh-CN': '同意', en: 'Grant' },
      from: ['open'], to: 'granted', who: 'supervisor', fields: requestEventFields.GRANT,
      blockers: ['ownRequest', 'secondSupervisorNeeded', 'requestCaseEnded'],
    },
    REFUSE: {
      label: { 'zh-CN': '不同意', en: 'Refuse' },
      from: ['open'], to: 'refused', who: 'supervisor', fields: requestEventFields.REFUSE,
      blockers: ['ownRequest'],
    },
    WITHDRAW: {
      label: { 'zh-CN': '撤回', en: 'Withdraw' },
      from: ['open'], to: 'withdrawn', who: 'requester', fields: requestEventFields.WITHDRAW,
      blockers: ['notOwnRequest'],
    },
  },
};
