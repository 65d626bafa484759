import type { PayloadField, PayloadFields, PayloadOf } from '../../platform/machine/payload.js';
import type { MachineTable, TransitionRow } from '../../platform/machine/transition-table.js';
import type { PlanCheckCode } from './plan-checks.js';

export const planStates = ['draft', 'agreed', 'defaulted', 'completed', 'superseded', 'discarded'] as const;
export type PlanState = (typeof planStates)[number];

const reason = { kind: 'text', max: 4000, missing: 'reasonMissing' } as const satisfies PayloadField;

/** What people do with a plan; everything else follows from what the ledger or the case did. */
export const planUserEvents = ['AGREE', 'REDRAFT', 'DISCARD', 'DECLARE_ACCELERATION', 'REVOKE_ACCELERATION'] as const;
export type PlanUserEvent = (typeof planUserEvents)[number];

export const planEventFields = {
  /** `documentIds`: the paper that both sides signed. */
  AGREE: { documentIds: { kind: 'ids', max: 50, missing: null } },
  REDRAFT: {},
  DISCARD: {},
  DECLARE_ACCELERATION: { reason },
  REVOKE_ACCELERATION: { reason },
  SUPERSEDE: {},
  COMPLETE: {},
  UNCOMPLETE: {},
  CONFIRM_DEFAULT: {},
  CURE_DEFAULT: {},
} as const satisfies Record<string, PayloadFields>;

export type PlanEventType = keyof typeof planEventFields;
export type PlanEventPayload<E extends PlanEventType = PlanEventType> = PayloadOf<(typeof planEventFields)[E]>;

/**
 * What an event brings about beside the new state.
 * - `spreadLines`: the instalments become worker × kind lines.
 * - `supersedeOthers`: SUPERSEDE for every other revision of the case that is a draft or in force.
 * - `openInstalmentClocks`, `stopInstalmentClocks`: one clock for each instalment; stopping meets those that are paid.
 * - `openConfirmationClock`: 30 days to have the agreement confirmed by the court (民事诉讼法 Art. 205).
 * - `accelerate`, `decelerate`: what is due later falls due today, or on its agreed days again; one clock for all of it.
 */
export type PlainPlanEffect =
  | 'spreadLines' | 'supersedeOthers' | 'openInstalmentClocks' | 'stopInstalmentClocks' | 'openConfirmationClock' | 'stopConfirmationClock'
  | 'accelerate' | 'decelerate';
export type PlanParty = 'lead' | 'members' | 'supervisor' | 'regionLeader';

export interface PlanRow extends TransitionRow<PlanState> {
  readonly who: 'lead' | 'supervisor' | 'system';
  readonly blockers: readonly PlanCheckCode[];
  readonly also: readonly PlainPlanEffect[];
  readonly tells: readonly PlanParty[];
}

/** One revision of a repayment plan. An agreed one is never edited: a newer revision supersedes it. */
export const planMachine: MachineTable<PlanState, PlanEventType, PlanRow> = {
  name: 'plan',
  title: { 'zh-CN': '履行方案', en: 'Repayment plan' },
  version: 2,
  initial: 'draft',
  commonBlockers: ['notInThisState'],
  states: {
    draft: { label: { 'zh-CN': '草案', en: 'Draft' }, kind: 'open' },
    agreed: { label: { 'zh-CN': '已达成', en: 'Agreed' }, kind: 'open' },
    defaulted: { label: { 'zh-CN': '已违约', en: 'Defaulted' }, kind: 'open' },
    completed: { label: { 'zh-CN': '已履行完毕', en: 'Completed' }, kind: 'ended' },
    superseded: { label: { 'zh-CN': '已被新方案替代', en: 'Superseded' }, kind: 'ended' },
    discarded: { label: { 'zh-CN': '已作废', en: 'Discarded' }, kind: 'ended' },
  },
  events: {
    AGREE: {
      label: { 'zh-CN': '达成', en: 'Agree' },
      from: ['draft'], to: 'agreed', who: 'lead', fields: planEventFields.AGREE,
      blockers: [
        'planCaseNotReady', 'rescheduleNotGranted', 'noInstalments', 'tooManyInstalments', 'instalmentDateInvalid', 'instalmentInThePast', 'instalmentTooFarAhead',
        'instalmentAmountInvalid', 'instalmentKindNotOwed', 'instalmentsDoNotAddUp',
      ],
      also: ['supersedeOthers', 'spreadLines', 'openInstalmentClocks', 'openConfirmationClock'], tells: ['lead', 'members', 'supervisor'],
    },
    REDRAFT: {
      label: { 'zh-CN': '按最新账目重拟', en: 'Draw up anew' },
      from: ['draft'], to: 'same', who: 'lead', fields: planEventFields.REDRAFT,
      blockers: ['revisionNotDerived'], also: [], tells: [],
    },
    DISCARD: {
      label: { 'zh-CN': '作废草案', en: 'Discard the draft' },
      from: ['draft'], to: 'discarded', who: 'lead', fields: planEventFields.DISCARD,
      blockers: ['revisionCalledFor'], also: [], tells: [],
    },
    DECLARE_ACCELERATION: {
      label: { 'zh-CN': '宣布余款到期', en: 'Declare the rest due' },
      from: ['agreed', 'defaulted'], to: 'same', who: 'supervisor', fields: planEventFields.DECLARE_ACCELERATION,
      blockers: ['planCaseEnded', 'accelerationNotAgreed', 'alreadyAccelerated', 'planNoShortfall', 'nothingToAccelerate'],
      also: ['accelerate'], tells: ['lead', 'members', 'supervisor', 'regionLeader'],
    },
    REVOKE_ACCELERATION: {
      label: { 'zh-CN': '撤回余款到期', en: 'Take acceleration back' },
      from: ['agreed', 'defaulted'], to: 'same', who: 'supervisor', fields: planEventFields.REVOKE_ACCELERATION,
      blockers: ['planCaseEnded', 'notAccelerated'], also: ['decelerate'], tells: ['lead', 'members', 'supervisor', 'regionLeader'],
    },
    SUPERSEDE: {
      label: { 'zh-CN': '被替代', en: 'Supersede' },
      from: ['draft', 'agreed', 'defaulted', 'completed'], to: 'superseded', who: 'system', fields: planEventFields.SUPERSEDE,
      blockers: ['noNewerPlan'], also: ['stopInstalmentClocks', 'stopConfirmationClock'], tells: [],
    },
    COMPLETE: {
      label: { 'zh-CN': '履行完毕', en: 'Complete' },
      from: ['agreed', 'defaulted'], to: 'completed', who: 'system', fields: planEventFields.COMPLETE,
      blockers: ['planStillOutstanding'], also: ['stopInstalmentClocks'], tells: ['lead', 'members', 'supervisor'],
    },
    UNCOMPLETE: {
      label: { 'zh-CN': '冲正后恢复履行', en: 'Take completion back' },
      from: ['completed'], to: 'agreed', who: 'system', fields: planEventFields.UNCOMPLETE,
      blockers: ['planNothingOutstanding'], also: ['openInstalmentClocks'], tells: ['lead', 'supervisor'],
    },
    CONFIRM_DEFAULT: {
      label: { 'zh-CN': '确认违约', en: 'Confirm the default' },
      from: ['agreed'], to: 'defaulted', who: 'system', fields: planEventFields.CONFIRM_DEFAULT,
      blockers: ['planNoShortfall'], also: [], tells: [],
    },
    CURE_DEFAULT: {
      label: { 'zh-CN': '补足欠款', en: 'Cure the default' },
      from: ['defaulted'], to: 'agreed', who: 'system', fields: planEventFields.CURE_DEFAULT,
      blockers: ['planShortfallStands'], also: [], tells: ['lead', 'supervisor'],
    },
  },
};
