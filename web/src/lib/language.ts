export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** A text given in both languages where it is used, such as the title of a page. */
export type Text = Readonly<Record<Language, string>>;

export const isLanguage = (text: string | null | undefined): text is Language => languages.some((language) => language === text);

let current: Language = 'zh-CN';

export const language = (): Language => current;

/** Only i18n.ts says which one it is. */
export function setLanguage(next: Language): void {
  current = next;
}
