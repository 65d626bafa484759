import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import styles from './plain.module.css';

interface Props {
  title: string;
  text: string;
  children?: ReactNode;
}

/** Says in a sentence why there is nothing here, and where to go on. */
export function MessagePage({ title, text, children }: Props): React.JSX.Element {
  return (
    <main className={styles['message']}>
      <h1>{title}</h1>
      <p>{text}</p>
      {children}
    </main>
  );
}

export function NotFoundPage(): React.JSX.Element {
  const { t } = useTranslation('routes');
  return <MessagePage title={t('notFound.title')} text={t('notFound.text')}><Link to="/">{t('home')}</Link></MessagePage>;
}

export function ForbiddenPage(): React.JSX.Element {
  const { t } = useTranslation('routes');
  return <MessagePage title={t('forbidden.title')} text={t('forbidden.text')}><Link to="/">{t('home')}</Link></MessagePage>;
}
