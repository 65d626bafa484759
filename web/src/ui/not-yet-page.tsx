import { useTranslation } from 'react-i18next';

/** Keeps the place of a page that is still to be built, and says so. */
export function NotYetPage({ title }: { title: string }): React.JSX.Element {
  const { t } = useTranslation('ui');
  return (
    <main>
      <h1>{t('notYet.title', { title })}</h1>
      <p>{t('notYet.text')}</p>
    </main>
  );
}
