import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf, formatDate } from '@/lib/dates';
import { isProblem } from '@/lib/problem';
import { serverNow } from '@/lib/server-clock';
import { CountField } from '@/ui/fields/count-field';
import { ProblemAlert } from '@/ui/problem-alert';
import { useWorkingDays } from '../../queries';
import styles from '../administration.module.css';

/** "N working days from here", with every day that is passed over and why. */
export function CountDays(): React.JSX.Element {
  const { t } = useTranslation('administration');
  const [from, setFrom] = useState(() => dayOf(serverNow()));
  const [count, setCount] = useState<number | null>(5);
  const isAsked = /^\d{4}-\d{2}-\d{2}$/.test(from) && count !== null && count >= 1 && count <= 750;
  const { data, error } = useWorkingDays(from, count ?? 1, isAsked);
  const skipped = data?.days.filter(({ working }) => !working) ?? [];
  return (
    <section className={`${styles['section']} ${styles['card']}`} aria-labelledby="count">
      <h2 id="count" style={{ marginTop: 0 }}>{t('count.title')}</h2>
      <div className={styles['row']}>
        <label htmlFor="count-from">{t('count.from')}</label>
        <Input id="count-from" type="date" value={from} onChange={({ target }) => setFrom(target.value)} style={{ width: 160 }} />
        <label htmlFor="count-days">{t('count.days')}</label>
        <CountField id="count-days" value={count} onChange={setCount} style={{ width: 96 }} />
      </div>
      {isProblem(error) && <ProblemAlert problem={error} />}
      {data && (
        <div role="status">
          <p className={styles['result']}><strong>{t('count.due', { date: formatDate(data.dueOn) })}</strong>{data.provisional && <span className={styles['warn']}> {t('count.provisional')}</span>}</p>
          <p className={styles['muted']}>{skipped.length === 0 ? t('count.nothing') : t('count.skips', { count: skipped.length })}</p>
          <ul className={styles['skipped']}>{skipped.map(({ date, kind, name }) => <li key={date}>{formatDate(date)}{kind !== 'weekend' && name !== undefined && ` ${name}`}</li>)}</ul>
        </div>
      )}
    </section>
  );
}
