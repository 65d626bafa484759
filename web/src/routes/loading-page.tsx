import { useTranslation } from 'react-i18next';
import styles from './plain.module.css';

export function LoadingPage(): React.JSX.Element {
  const { t } = useTranslation('routes');
  return (
    <div className={styles['loading']} role="status">
      <span className={styles['dots']} aria-hidden="true" />
      <span className={styles['quiet']}>{t('loading')}</span>
    </div>
  );
}
