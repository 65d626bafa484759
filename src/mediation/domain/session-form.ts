/** How the union met the workers: 座谈, 走访, 电话, 网络, 其他. */
export const sessionForms = ['meeting', 'visit', 'phone', 'online', 'other'] as const;
export type SessionForm = (typeof sessionForms)[number];
