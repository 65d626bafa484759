import { useTranslation } from 'react-i18next';
import { LanguageAndTheme } from '@/ui/language-and-theme';
import { SignInForm } from '../components/sign-in-form';
import { enter } from '../session-actions';
import styles from '../components/plain-form.module.css';

/** Without Ant Design, so that a phone shows it at once. */
export default function SignInPage(): React.JSX.Element {
  const { t } = useTranslation('session');
  return (
    <div className={styles['screen']}>
      <main className={styles['card']}>
        <h1 className={styles['brand']}>三快 <span lang="en">Triquick</span></h1>
        <p className={styles['claim']}>{t('claim')}</p>
        <SignInForm onSignedIn={enter} />
      </main>
      <footer className={styles['foot']}><LanguageAndTheme /></footer>
    </div>
  );
}
