import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PasswordForm } from '@/features/session/public/password-form';
import { Card } from '@/ui/card';
import { Page } from '@/ui/page';
import { toast } from '@/lib/toasts';
import { Appearance } from '../components/appearance';
import { NotificationCard } from '../components/notification-card';
import styles from '../components/settings.module.css';

/** What is the person's own: appearance and language of the pages, how to be told of things, the password. */
export default function SettingsPage(): React.JSX.Element {
  const { t } = useTranslation('settings');
  const [round, setRound] = useState(0);
  const changed = (): void => {
    setRound(round + 1);
    toast.done(t('passwordChanged'));
  };
  return (
    <Page title={t('title')}>
      <div className={styles['cards']}>
        <Card title={t('appearance')}><Appearance /></Card>
        <NotificationCard />
        <Card title={t('password')}><PasswordForm key={round} onChanged={changed} /></Card>
      </div>
    </Page>
  );
}
