/** What a paper shows, as somebody who read it says. */
export const documentCategories = ['identity', 'employment', 'wages', 'socialInsurance', 'employer', 'scene', 'agreement', 'payment', 'official', 'other'] as const;
export type DocumentCategory = (typeof documentCategories)[number];
