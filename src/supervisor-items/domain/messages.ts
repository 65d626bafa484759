import { commandMessages } from '../../platform/machine/messages.js';
import type { Text } from '../../platform/machine/text.js';

/** What people read for each blocker of a supervisor item. */
export const supervisorItemBlockerMessages = {
  ...commandMessages,
  answerMissing: { 'zh-CN': '请写明采取了哪些措施。', en: 'Write down which measures were taken.' },
} as const satisfies Readonly<Record<string, Text>>;
