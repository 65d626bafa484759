import { useTranslation } from 'react-i18next';
import { dismissToast, useToasts } from '@/lib/toasts';
import styles from './toasts.module.css';

/** Where `toast` (lib/toasts.ts) appears; once in the page. */
export function Toasts(): React.JSX.Element {
  const { t } = useTranslation('ui');
  const toasts = useToasts();
  return (
    <div className={styles['toasts']} role="status">
      {toasts.map(({ id, kind, text, undo }) => (
        <div key={id} className={styles['toast']} data-kind={kind}>
          <span aria-hidden="true" className={styles[kind]}>{kind === 'done' ? '✓' : '✕'}</span> {text}
          {undo && <button type="button" onClick={() => { dismissToast(id); undo(); }}>{t('undo')}</button>}
          <button type="button" onClick={() => dismissToast(id)} aria-label={t('close')}>×</button>
        </div>
      ))}
    </div>
  );
}
