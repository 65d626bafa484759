import { useTranslation } from 'react-i18next';
import { isRouteErrorResponse, useRouteError } from 'react-router';
import { isProblem } from '@/lib/problem';
import { MessagePage, NotFoundPage } from './message-pages';
import styles from './plain.module.css';

/** What is left when a page fails: nothing typed is lost, since drafts are kept, and loading again is one press. */
export function CrashPage(): React.JSX.Element {
  const { t } = useTranslation('routes');
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFoundPage />;
  const text = isProblem(error) ? error.message : t('crash.text');
  return (
    <MessagePage title={t('crash.title')} text={text}>
      <button type="button" className={styles['button']} onClick={() => window.location.reload()}>{t('crash.reload')}</button>
    </MessagePage>
  );
}
