import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '@/ui/copy-button';
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
  return (
    <>
      <p>{t('password.text', { username })}</p>
      <p><code className={styles['password']} data-testid="initial-password">{password}</code></p>
      {waits && <Alert type="warning" showIcon title={t('password.waits')} style={{ marginBottom: 16 }} />}
      <div className={styles['row']}>
        <CopyButton type="primary" text={password} label={t('password.copy')} />
        <Button onClick={onClose}>{t('password.close')}</Button>
      </div>
    </>
  );
}
