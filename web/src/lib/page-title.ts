import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { language, type Text } from './i18n';

/** Names the browser's tab after the page; a page about one thing passes that thing's name once it is known. */
export function usePageTitle(title: Text | string | undefined): void {
  useTranslation();
  const text = typeof title === 'object' ? title[language()] : title;
  useEffect(() => {
    if (text !== undefined) document.title = `${text} · 三快 Triquick`;
  }, [text]);
}
