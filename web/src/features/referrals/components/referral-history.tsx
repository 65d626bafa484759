import { useTranslation } from 'react-i18next';
import type { ReferralView } from '@/api/types.gen';
import { formatInstant } from '@/lib/dates';
import styles from './referrals.module.css';
import { useStepText } from './step-text';

/** What happened while it lay with the department. */
export function ReferralHistory({ history }: Pick<ReferralView, 'history'>): React.JSX.Element {
  const { t } = useTranslation('referrals');
  const textOf = useStepText();
  return (
    <section className={styles['panel']} aria-labelledby="history">
      <h2 id="history">{t('history')}</h2>
      <ol className={styles['history']}>
        {history.map((step) => <li key={`${step.at} ${step.type}`}><time dateTime={step.at} className={styles['about']}>{formatInstant(step.at)}</time> {textOf(step)}</li>)}
      </ol>
    </section>
  );
}
