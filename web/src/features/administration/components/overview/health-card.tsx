import { useTranslation } from 'react-i18next';
import { isProblem } from '@/lib/problem';
import { ProblemAlert } from '@/ui/problem-alert';
import { useHealth } from '../../queries';
import styles from '../administration.module.css';

/** Where what waits in the queues and what was given up can be looked at. */
const QUEUES = '/api/v1/admin/queues';

/** Whether the program does what it has to in the background, foremost telling of what falls due. */
export function HealthCard(): React.JSX.Element {
  const { t } = useTranslation('administration');
  const { data, error } = useHealth();
  return (
    <section className={`${styles['section']} ${styles['card']}`} aria-labelledby="health">
      <h2 id="health" style={{ margin: 0 }}>{t('health.title')}</h2>
      {isProblem(error) && <ProblemAlert problem={error} />}
      {data?.degraded.length === 0 && <p className={styles['ok']}>{t('health.ok')}</p>}
      {data?.degraded.map((code) => <p key={code} role="alert" className={styles['over']}>{code === 'deadlineSweepSilent' ? t('health.deadlineSweepSilent') : t('health.other', { code })}</p>)}
      <p><a href={QUEUES} target="_blank" rel="noreferrer">{t('health.queues')}</a> <span className={styles['muted']}>{t('health.queuesHint')}</span></p>
    </section>
  );
}
