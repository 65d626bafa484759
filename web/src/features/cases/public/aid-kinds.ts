import type { NewAidItemBody } from '@/api/types.gen';

/** Kinds of aid, in the order of the screen. */
export const AID_KINDS = ['living', 'medical', 'schooling', 'legalAid', 'counselling', 'training', 'jobMatching', 'childcare', 'other'] as const satisfies readonly NewAidItemBody['kind'][];
