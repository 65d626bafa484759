import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { departmentTimesListReferralsInfiniteOptions } from '@/api/@tanstack/react-query.gen';
import type { DepartmentReferralView } from '@/api/types.gen';
import { caseAddress } from '@/features/cases/public/place-of-blocker';
import { formatInstant } from '@/lib/dates';
import { isProblem } from '@/lib/problem';
import { Countdown, useSpan } from '@/ui/countdown';
import { EmptyState } from '@/ui/empty-state';
import { ProblemAlert } from '@/ui/problem-alert';
import { RowTable, type RowColumn } from '@/ui/row-table';
import { Waiting } from '@/ui/waiting';
import { useWord } from '@/words/use-word';
import styles from '../supervision.module.css';
import type { Period, Shown } from './department-address';

const MINUTE_MS = 60_000;
const PAGE = 50;

/** The referrals that a figure counts, each leading to its place in the case. */
export function ReferralRows({ period, shown: { figure, departmentId } }: { period: Period; shown: Shown }): React.JSX.Element {
  const { t } = useTranslation('supervision');
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    ...departmentTimesListReferralsInfiniteOptions({ query: { ...period, figure, ...(departmentId === null ? {} : { departmentId }), limit: PAGE } }),
    initialPageParam: {}, getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const columns: RowColumn<DepartmentReferralView>[] = [
    { key: 'case', title: t('case'), onPhone: 'bare', render: ({ caseId, referralId, employerName, caseNumber }) => <><Link to={caseAddress(caseId, { tab: 'coordination', at: referralId })}>{employerName}</Link><div className={styles['note']}>{caseNumber}</div></> },
    ...(departmentId === null ? [{ key: 'department', title: t('department'), render: ({ department }: DepartmentReferralView) => department.name }] : []),
    { key: 'request', title: t('request'), onPhone: 'bare', width: '22%', render: ({ request }) => <div className={styles['ask']} title={request}>{request}</div> },
    { key: 'state', title: t('stage'), render: (row) => <Stage row={row} /> },
    { key: 'sent', title: t('sentAt'), render: ({ sentAt }) => formatInstant(sentAt) },
    { key: 'acknowledged', title: t('acknowledgement'), render: (row) => <Took at={row.acknowledgedAt} by={row.acknowledgeBy} minutes={row.acknowledgeMinutes} late={row.acknowledgedLate ? t('figure.acknowledgedLate') : null} /> },
    { key: 'replied', title: t('reply'), render: (row) => <Took at={row.repliedAt} by={row.replyBy} minutes={row.replyMinutes} late={row.repliedLate ? t('figure.repliedLate') : null} /> },
  ];
  if (isPending) return <Waiting />;
  return (
    <>
      {isProblem(error) && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {data && <RowTable rows={data.pages.flatMap(({ items }) => items)} rowKey={({ id }) => id} columns={columns} label={t(`figure.${figure}`)} empty={<EmptyState title={t('noReferrals')} hint={t('noReferrals.hint')} />} />}
      {hasNextPage && <Button style={{ marginTop: 16 }} loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('more')}</Button>}
    </>
  );
}

/** Where the referral is now; what still waits tells how long it can. */
function Stage({ row: { state, ruledTo, open, nextDueAt } }: { row: DepartmentReferralView }): React.JSX.Element {
  const { t } = useTranslation('supervision');
  const word = useWord();
  return <>{ruledTo === null ? word('referralState', state) : t('ruledTo', { name: ruledTo.name })}{open && <div><Countdown dueAt={nextDueAt} suspended={nextDueAt === null} short /></div>}</>;
}

/** How long it took, when it was done and when it was due. */
function Took({ at, by, minutes, late }: { at: string | null; by: string | null; minutes: number | null; late: string | null }): React.JSX.Element {
  const { t } = useTranslation('supervision');
  const span = useSpan();
  return (
    <>
      {minutes === null ? '—' : <>{span(minutes * MINUTE_MS)}{late !== null && <span className={styles['late']}> {late}</span>}</>}
      {at !== null && <div className={styles['note']}>{t('doneAt', { at: formatInstant(at) })}</div>}
      {by !== null && <div className={styles['note']}>{t('dueBy', { at: formatInstant(by) })}</div>}
    </>
  );
}
