import { useTranslation } from 'react-i18next';
import { useQueryClient } from '@tanstack/react-query';
import { sessionShowQueryKey } from '@/api/@tanstack/react-query.gen';
import { usePageTitle } from '@/lib/page-title';
import { PasswordForm } from './password-form';
import { signOut } from '../session-actions';
import styles from '../components/plain-form.module.css';

/** Stands in place of every page until the first password is replaced. */
export default function ForcedPasswordChange(): React.JSX.Element {
  const { t } = useTranslation('session');
  const queries = useQueryClient();
  usePageTitle(t('changeFirst'));
  return (
    <div className={styles['screen']}>
      <main className={styles['card']}>
        <h1 className={styles['brand']}>{t('changeFirst')}</h1>
        <p className={styles['claim']}>{t('changeFirstWhy')}</p>
        <PasswordForm onChanged={() => void queries.invalidateQueries({ queryKey: sessionShowQueryKey() })} />
        <button type="button" className={styles['quietButton']} onClick={() => void signOut()}>{t('signOut')}</button>
      </main>
    </div>
  );
}
