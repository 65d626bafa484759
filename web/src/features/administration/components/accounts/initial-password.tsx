import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toasts';
import styles from '../administration.module.css';

interface Props {
  username: string;
  password: string;
  /** A second administrator has to approve first. */
  waits: boolean;
  onClose: () => void;
}

/** A password that is told this once: to be passed on, and changed at the first sign-in. */
export function InitialPassword({ username, password, waits, onClose }: Props): React.JSX.Element {
  const { t } = useTranslation('administration');
  const copy = (): void => void navigator.clipboard.writeText(password).then(() => toast.done(t('password.copied')), () => toast.failed(t('password.notCopied')));
  return (
    <>
      <p>{t('password.text', { username })}</p>
      <p><code className={styles['password']} data-testid="initial-password">{password}</code></p>
      {waits && <Alert type="warning" showIcon title={t('password.waits')} style={{ marginBottom: 16 }} />}
      <div className={styles['row']}>
        <Button type="primary" onClick={copy}>{t('password.copy')}</Button>
        <Button onClick={onClose}>{t('password.close')}</Button>
      </div>
    </>
  );
}
