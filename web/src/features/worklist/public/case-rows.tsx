import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CaseRowView } from '@/api/types.gen';
import { caseAddress, placeOfBlocker } from '@/features/cases/public/place-of-blocker';
import { comma } from '@/lib/punctuation';
import { Countdown } from '@/ui/countdown';
import { Money } from '@/ui/money';
import { RiskTag } from '@/ui/risk-tag';
import { type RowColumn, RowTable } from '@/ui/row-table';
import { StageDots } from '@/ui/stage-dots';
import styles from './case-rows.module.css';

interface Props {
  rows: readonly CaseRowView[];
  label: string;
  empty: React.ReactNode;
}

/** Cases, the one that is due next first: how long, where it stands, what is missing and the way to it. */
export function CaseRows({ rows, label, empty }: Props): React.JSX.Element {
  const { t } = useTranslation('worklist');
  const columns: readonly RowColumn<CaseRowView>[] = [
    { key: 'left', title: t('column.left'), onPhone: 'bare', width: 190, render: (row) => <TimeLeft row={row} /> },
    { key: 'stage', title: t('column.stage'), onPhone: 'bare', width: 128, render: ({ state, suspendedAt }) => <StageDots state={state} suspended={suspendedAt !== null} /> },
    { key: 'risk', title: t('column.risk'), onPhone: 'bare', width: 72, render: ({ riskLevel }) => <RiskTag level={riskLevel} /> },
    { key: 'employer', title: t('column.employer'), onPhone: 'bare', render: (row) => <Employer row={row} /> },
    { key: 'missing', title: t('column.missing'), width: 230, render: (row) => <Missing row={row} /> },
    { key: 'people', title: t('column.people'), width: 120, render: (row) => <People row={row} /> },
    { key: 'owed', title: t('column.owed'), align: 'end', width: 130, render: (row) => <Owed row={row} /> },
  ];
  return <RowTable rows={rows} rowKey={({ id }) => id} columns={columns} label={label} empty={empty} />;
}

function TimeLeft({ row: { nextClock, suspendedAt } }: { row: CaseRowView }): React.JSX.Element {
  if (nextClock === null) return <Countdown dueAt={null} suspended={suspendedAt !== null} />;
  return (
    <>
      <Countdown dueAt={nextClock.dueAt} startedAt={nextClock.startedAt} text={nextClock.remainingText} />
      <div className={styles['note']}>{nextClock.name}</div>
    </>
  );
}

/** Opens the case where something is missing; the form itself opens by the link that says what. */
function Employer({ row: { id, employerName, number, missing } }: { row: CaseRowView }): React.JSX.Element {
  const place = placeOfBlocker(missing?.first);
  return (
    <>
      <Link to={caseAddress(id, place && { tab: place.tab })} className={styles['employer'] ?? ''}>{employerName}</Link>
      <div className={styles['note']}>{number}</div>
    </>
  );
}

function Missing({ row: { id, missing, waitingFor } }: { row: CaseRowView }): React.JSX.Element {
  const { t } = useTranslation('worklist');
  const place = placeOfBlocker(missing?.first);
  return (
    <>
      {missing === null && t('missing.ended')}
      {missing?.first === null && <Link to={caseAddress(id)} className={styles['ready'] ?? ''}>✓ {t('missing.nothing')}</Link>}
      {missing?.first && <Link to={caseAddress(id, place)}>{t('missing.first', { message: missing.first.message })}</Link>}
      {missing !== null && missing.count > 1 && <div className={styles['note']}>{t('missing.more', { count: missing.count })}</div>}
      {waitingFor.length > 0 && <div className={styles['note']}>{t('waiting', { names: waitingFor.join(comma()) })}</div>}
    </>
  );
}

function People({ row: { lead, totals, workersReported } }: { row: CaseRowView }): React.JSX.Element {
  const { t } = useTranslation('worklist');
  return (
    <>
      {t('people.workers', { count: totals.workers > 0 ? totals.workers : workersReported })}
      <div className={styles['note']}>{lead === null ? t('people.none') : t('people.lead', { name: lead.name })}</div>
    </>
  );
}

function Owed({ row: { totals, employerName } }: { row: CaseRowView }): React.JSX.Element {
  const { t } = useTranslation('worklist');
  const { claimedFen, verifiedFen, outstandingFen } = totals;
  if (claimedFen === 0 && verifiedFen === 0) return <>{t('owed.none')}</>;
  const isVerified = verifiedFen > 0;
  return (
    <>
      <Money
        fen={isVerified ? outstandingFen : claimedFen} tone={isVerified && outstandingFen === 0 ? 'settled' : 'open'}
        name={`${t('column.owed')} · ${employerName}`} explanation={{ rule: t('owed.explain'), formula: t('owed.formula') }}
      />
      {!isVerified && <div className={styles['note']}>{t('owed.claimed')}</div>}
    </>
  );
}
