import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { departmentTimesListOptions } from '@/api/@tanstack/react-query.gen';
import type { DepartmentTimesView } from '@/api/types.gen';
import { dayOf } from '@/lib/dates';
import { isProblem } from '@/lib/problem';
import { serverNow } from '@/lib/server-clock';
import { EmptyState } from '@/ui/empty-state';
import { Explained } from '@/ui/explained';
import { Page } from '@/ui/page';
import { ProblemAlert } from '@/ui/problem-alert';
import { RowTable, type RowColumn } from '@/ui/row-table';
import { useSpan } from '@/ui/countdown';
import styles from '../components/supervision.module.css';

const PERIODS = [30, 91, 365] as const;
const DAY_MS = 24 * 60 * 60_000;
const MINUTE_MS = 60_000;

/** How fast each department acknowledges and replies, the slowest first. */
export default function DepartmentsPage(): React.JSX.Element {
  const { t } = useTranslation('supervision');
  const span = useSpan();
  const [days, setDays] = useState<(typeof PERIODS)[number]>(91);
  const { data, error } = useQuery({ ...departmentTimesListOptions({ query: { from: dayOf(serverNow() - days * DAY_MS) } }), placeholderData: (previous) => previous });
  const longest = Math.max(1, ...(data?.items ?? []).flatMap(({ acknowledgeMinutes, replyMinutes }) => [acknowledgeMinutes ?? 0, replyMinutes ?? 0]));
  const time = (key: 'acknowledgeMinutes' | 'replyMinutes', title: string, formula: string): RowColumn<DepartmentTimesView> => ({
    key, title,
    render: ({ department, [key]: minutes }) => (minutes === null ? '—' : <><Explained name={`${department.name} ${title}`} explanation={{ rule: t('median.rule'), formula }}>{span(minutes * MINUTE_MS)}</Explained>{minutes > 0 && <span aria-hidden="true" className={styles['bar']} style={{ width: `${(minutes / longest) * 100}%` }} />}</>),
  });
  const columns: RowColumn<DepartmentTimesView>[] = [
    { key: 'department', title: t('department'), onPhone: 'bare', render: ({ department }) => <strong>{department.name}</strong> },
    { key: 'sent', title: t('sent'), align: 'end', explanation: { rule: t('sent.rule') }, render: ({ sent }) => sent },
    { key: 'acknowledged', title: t('acknowledged'), align: 'end', explanation: { rule: t('acknowledged.rule') }, render: ({ acknowledged }) => acknowledged },
    { key: 'replied', title: t('replied'), align: 'end', explanation: { rule: t('replied.rule') }, render: ({ replied }) => replied },
    { key: 'overdue', title: t('overdue'), align: 'end', explanation: { rule: t('overdue.rule') }, render: ({ overdue }) => (overdue > 0 ? <strong style={{ color: 'var(--timeOver)' }}>{overdue}</strong> : 0) },
    time('acknowledgeMinutes', t('acknowledgeTime'), t('acknowledge.formula')), time('replyMinutes', t('replyTime'), t('reply.formula')),
  ];
  return (
    <Page title={t('departments')} crumbs={[{ label: t('title'), to: '/supervision' }]}>
      <Segmented<(typeof PERIODS)[number]> aria-label={t('period')} style={{ marginBottom: 16 }} value={days} onChange={setDays} options={PERIODS.map((value) => ({ value, label: t(`days.${value}`) }))} />
      {isProblem(error) && <ProblemAlert problem={error} />}
      {data && <RowTable rows={data.items} rowKey={({ department }) => department.id} columns={columns} label={t('departments')} empty={<EmptyState title={t('noDepartments')} hint={t('noDepartments.hint')} />} />}
    </Page>
  );
}
