import { language } from './language';

const inLanguage = (chinese: string, english: string) => (): string => (language() === 'zh-CN' ? chinese : english);

/** What stands between parts that the page itself puts together; sentences have their own in the message files. */
export const comma = inLanguage('、', ', ');
export const semicolon = inLanguage('；', '; ');
export const colon = inLanguage('：', ': ');

/** Further words about what stands before: 橙（59 人）, orange (59 people). */
export const inBrackets = (text: string): string => inLanguage(`（${text}）`, ` (${text})`)();
