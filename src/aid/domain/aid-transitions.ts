import type { PayloadFields, PayloadOf } from '../../platform/machine/payload.js';
import type { MachineTable, TransitionRow } from '../../platform/machine/transition-table.js';

export const aidStates = ['requested', 'approved', 'declined', 'delivered', 'withdrawn'] as const;
export type AidState = (typeof aidStates)[number];

/** Aid that is still being worked on: it waits for a decision or for delivery. */
export const openAidStates = ['requested', 'approved'] as const satisfies readonly AidState[];

/** Aid on which there is a decision, also the one that none is needed. */
export const decidedAidStates = ['approved', 'declined', 'delivered'] as const satisfies readonly AidState[];

/** What each event carries beside an amount; only declining needs a reason. */
export const aidEventFields = {
  APPROVE: { reason: { kind: 'text', max: 4000, missing: null } },
  DECLINE: { reason: { kind: 'text', max: 4000, missing: 'reasonMissing' } },
  DELIVER: { reason: { kind: 'text', max: 4000, missing: null } },
  WITHDRAW: { reason: { kind: 'text', max: 4000, missing: null } },
} as const satisfies Record<string, PayloadFields>;

export type AidEventType = keyof typeof aidEventFields;
export type AidEventPayload<E extends AidEventType = AidEventType> = PayloadOf<(typeof aidEventFields)[E]>;

export interface AidRow extends TransitionRow<AidState> {
  readonly who: 'supervisor' | 'member';
  readonly blockers: readonly never[];
  /** Money may be named: what was approved, or what was handed over. */
  readonly amount: boolean;
}

/** Help for a worker in hardship. "No aid needed" is a decision too: the item is declined, and the reason says so. */
export const aidMachine: MachineTable<AidState, AidEventType, AidRow> = {
  name: 'aid',
  title: { 'zh-CN': '帮扶事项', en: 'Aid item' },
  version: 1,
  initial: 'requested',
  commonBlockers: ['notInThisState'],
  states: {
    requested: { label: { 'zh-CN': '待审批', en: 'Requested' }, kind: 'open' },
    approved: { label: { 'zh-CN': '已批准', en: 'Approved' }, kind: 'open' },
    declined: { label: { 'zh-CN': '不予帮扶', en: 'Declined' }, kind: 'ended' },
    delivered: { label: { 'zh-CN': '已落实', en: 'Delivered' }, kind: 'ended' },
    withdrawn: { label: { 'zh-CN': '已撤回', en: 'Withdrawn' }, kind: 'ended' },
  },
  events: {
    APPROVE: { label: { 'zh-CN': '批准', en: 'Approve' }, from: ['requested'], to: 'approved', who: 'supervisor', fields: aidEventFields.APPROVE, blockers: [], amount: true },
    DECLINE: { label: { 'zh-CN': '不予帮扶', en: 'Decline' }, from: ['requested'], to: 'declined', who: 'supervisor', fields: aidEventFields.DECLINE, blockers: [], amount: false },
    DELIVER: { label: { 'zh-CN': '落实', en: 'Deliver' }, from: ['approved'], to: 'delivered', who: 'member', fields: aidEventFields.DELIVER, blockers: [], amount: true },
    WITHDRAW: { label: { 'zh-CN': '撤回', en: 'Withdraw' }, from: openAidStates, to: 'withdrawn', who: 'member', fields: aidEventFields.WITHDRAW, blockers: [], amount: false },
  },
};
