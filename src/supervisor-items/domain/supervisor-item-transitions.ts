import type { PayloadFields, PayloadOf } from '../../platform/machine/payload.js';
import type { MachineTable, TransitionRow } from '../../platform/machine/transition-table.js';

/** Why an item was opened: a clock is long overdue, a default may be confirmed, or a worker says that money did not arrive. */
export const supervisorItemKinds = ['overdueClock', 'confirmDefault', 'notReceived'] as const;
export type SupervisorItemKind = (typeof supervisorItemKinds)[number];

export const supervisorItemStates = ['open', 'answered', 'lapsed'] as const;
export type SupervisorItemState = (typeof supervisorItemStates)[number];

export const supervisorItemEventFields = {
  ANSWER: { answer: { kind: 'text', max: 4000, missing: 'answerMissing' } },
  LAPSE: {},
} as const satisfies Record<string, PayloadFields>;

export type SupervisorItemEventType = keyof typeof supervisorItemEventFields;
export type SupervisorItemPayload<E extends SupervisorItemEventType = SupervisorItemEventType> = PayloadOf<(typeof supervisorItemEventFields)[E]>;

export interface SupervisorItemRow extends TransitionRow<SupervisorItemState> {
  readonly who: 'supervisor' | 'system';
  readonly blockers: readonly never[];
}

/** 督办事项: what a supervisor has to answer with the measures taken. That its clock is met at last answers nothing; what was said of a payment ends with it. */
export const supervisorItemMachine: MachineTable<SupervisorItemState, SupervisorItemEventType, SupervisorItemRow> = {
  name: 'supervisorItem',
  title: { 'zh-CN': '督办事项', en: 'Supervisor item' },
  version: 1,
  initial: 'open',
  commonBlockers: ['notInThisState'],
  states: {
    open: { label: { 'zh-CN': '待答复', en: 'Open' }, kind: 'open' },
    answered: { label: { 'zh-CN': '已答复', en: 'Answered' }, kind: 'ended' },
    lapsed: { label: { 'zh-CN': '已失效', en: 'Lapsed' }, kind: 'ended' },
  },
  events: {
    ANSWER: {
      label: { 'zh-CN': '答复', en: 'Answer' },
      from: ['open'], to: 'answered', who: 'supervisor', fields: supervisorItemEventFields.ANSWER, blockers: [],
    },
    LAPSE: {
      label: { 'zh-CN': '失效', en: 'Lapse' },
      from: ['open'], to: 'lapsed', who: 'system', fields: supervisorItemEventFields.LAPSE, blockers: [],
    },
  },
};
