import { useTranslation } from 'react-i18next';
import type { CalendarVersionView } from '@/api/types.gen';
import { formatInstant } from '@/lib/dates';
import { comma } from '@/lib/punctuation';
import { EmptyState } from '@/ui/empty-state';
import { type RowColumn, RowTable } from '@/ui/row-table';
import { useCalendarVersions } from '../../queries';
import styles from '../administration.module.css';

export function CalendarHistory(): React.JSX.Element {
  const { t } = useTranslation('administration');
  const { data: versions } = useCalendarVersions();
  const columns: RowColumn<CalendarVersionView>[] = [
    { key: 'version', title: t('rule.version'), onPhone: 'bare', render: ({ version }) => <strong>{t('rule.nth', { version })}</strong> },
    { key: 'why', title: t('reason'), render: ({ reason }) => reason },
    { key: 'what', title: t('calendar.holds'), render: ({ noticeYears, ownDays }) => t('calendar.contents', { years: noticeYears.join(comma()) || '—', days: ownDays }) },
    { key: 'who', title: t('who'), render: ({ changedBy, at }) => `${changedBy?.name ?? '—'} · ${formatInstant(at)}` },
  ];
  return (
    <section className={styles['section']} aria-labelledby="history">
      <h2 id="history">{t('calendar.history')}</h2>
      {versions && <RowTable rows={versions} rowKey={({ version }) => String(version)} columns={columns} label={t('calendar.history')} empty={<EmptyState title={t('calendar.never')} hint={t('calendar.neverHint')} />} />}
    </section>
  );
}
