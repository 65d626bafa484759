import type { CaseView, LivingFindingBody } from '@/api/types.gen';

export type LivingCondition = LivingFindingBody['condition'];

/** In the order of the screen. */
export const LIVING_CONDITIONS = ['stable', 'severe', 'relative', 'accident', 'unreachable'] as const satisfies readonly LivingCondition[];

const HARDSHIP: ReadonlySet<string> = new Set<LivingCondition>(['severe', 'relative', 'accident']);

/** Whether a family lives in hardship: it comes first in plans, and aid is decided for it. */
export const isHardship = (condition: string | null | undefined): boolean => HARDSHIP.has(condition ?? '');

const SURVEYING: readonly CaseView['state'][] = ['investigating', 'verifying', 'coordinating'];

/** Whether what is found at a family's home is recorded now; once a plan is in force, the case first goes back. */
export const maySurvey = ({ state, standing }: CaseView): boolean => standing !== 'onlooker' && SURVEYING.includes(state);
