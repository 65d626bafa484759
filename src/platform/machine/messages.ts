import type { Text } from './text.js';

/** Texts of the blockers that every machine shares. */
export const commandMessages = {
  notInThisState: { 'zh-CN': '现在的状态下不能做这一步。请刷新后查看可以办理的事项。', en: 'This step is not possible in the present state. Reload to see what is.' },
  reasonMissing: { 'zh-CN': '请写明理由。', en: 'Give a reason.' },
} as const satisfies Readonly<Record<string, Text>>;
