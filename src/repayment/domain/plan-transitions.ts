import type { PayloadFields, PayloadOf } from '../../platform/machine/payload.js';
import type { MachineTable, TransitionRow } from '../../platform/machine/transition-table.js';
import type { PlanCheckCode } from './plan-checks.js';

export const planStates = ['draft', 'agreed', 'defaulted', 'completed', 'superseded'] as const;
export type PlanState = (typeof planStates)[number];

/** Only AGREE is a person's; the others follow from what the ledger or the case did. */
export const planEventFields = {
  AGREE: {},
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
 */
export type PlainPlanEffect = 'spreadLines' | 'supersedeOthers' | 'openInstalmentClocks' | 'stopInstalmentClocks' | 'openConfirmationClock' | 'stopConfirmationClock';
export type PlanParty = 'lead' | 'members' | 'supervisor';

export interface PlanRow extends TransitionRow<PlanState> {
  readonly who: 'lead' | 'system';
  readonly blockers: readonly PlanCheckCode[];
  readonly also: readonly PlainPlanEffect[];
  readonly tells: readonly PlanParty[];
}

/** One revision of a repayment plan. An agreed one is never edited: a newer revision supersedes it. */
export const planMachine: MachineTable<PlanState, PlanEventType, PlanRow> = {
  name: 'plan',
  title: { 'zh-CN': '履行方案', en: 'Repayment plan' },
  version: 1,
  initial: 'draft',
  commonBlockers: ['notInThisState'],
  states: {
    draft: { label: { 'zh-CN': '草案', en: 'Draft' }, kind: 'open' },
    agreed: { label: { 'zh-CN': '已达成', en: 'Agreed' }, kind: 'open' },
    defaulted: { label: { 'zh-CN': '已违约', en: 'Defaulted' }, kind: 'open' },
    completed: { label: { 'zh-CN': '已履行完毕', en: 'Completed' }, kind: 'ended' },
    superseded: { label: { 'zh-CN': '已被新方案替代', en: 'Superseded' }, kind: 'ended' },
  },
  events: {
    AGREE: {
      label: { 'zh-CN': '达成', en: 'Agree' },
      from: ['draft'], to: 'agreed', who: 'lead', fields: planEventFields.AGREE,
      blockers: [
        'planCaseNotReady', 'rescheduleNotGranted', 'noInstalments', 'tooManyInstalments', 'instalmentDateInvalid', 'instalmentInThePast',
        'instalmentAmountInvalid', 'instalmentKindNotOwed', 'instalmentsDoNotAddUp',
      ],
      also: ['supersedeOthers', 'spreadLines', 'openInstalmentClocks', 'openConfirmationClock'], tells: ['lead', 'members', 'supervisor'],
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
      blockers: ['planNoShortfall'], also: [], tells: ['lead', 'supervisor'],
    },
    CURE_DEFAULT: {
      label: { 'zh-CN': '补足欠款', en: 'Cure the default' },
      from: ['defaulted'], to: 'agreed', who: 'system', fields: planEventFields.CURE_DEFAULT,
      blockers: ['planShortfallStands'], also: [], tells: ['lead', 'supervisor'],
    },
  },
};
