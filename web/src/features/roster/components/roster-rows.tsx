import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkerView } from '@/api/types.gen';
import { EmptyState } from '@/ui/empty-state';
import { Money } from '@/ui/money';
import { type VirtualColumn, VirtualTable } from '@/ui/virtual-table';
import { useWord } from '@/words/use-word';
import { useWorkers } from '../queries';
import { EVERYBODY, isChosen, NOBODY, type Selection, toggle } from '../selection';
import { isFiltered, type Wanted } from '../wanted';
import styles from './roster.module.css';
import { sumsOf } from './sums';
import { WorkerSigns } from './worker-signs';

interface Props {
  caseId: string;
  wanted: Wanted;
  /** Told undefined while they are being read. */
  onTotal: (total: number | undefined) => void;
  onOpen: (workerId: string) => void;
  /** For whoever may act on the chosen. */
  selection?: Selection;
  onSelect?: (change: (selection: Selection) => Selection) => void;
}

/** Those who are wanted, each with the sums of their claims. */
export function RosterRows({ caseId, wanted, onTotal, onOpen, selection = NOBODY, onSelect }: Props): React.JSX.Element {
  const { t } = useTranslation('roster');
  const [range, setRange] = useState({ first: 0, last: 0 });
  const { total, workerAt } = useWorkers(caseId, wanted, range);
  const columns = useColumns(wanted, onOpen);
  const view = useCallback((first: number, last: number) => setRange((seen) => (seen.first === first && seen.last === last ? seen : { first, last })), []);
  const renderChoice = useCallback((worker: WorkerView, chosen: boolean) => (
    <input type="checkbox" checked={chosen} aria-label={t('choose', { name: worker.name })} onChange={() => onSelect?.((earlier) => toggle(earlier, worker))} />
  ), [onSelect, t]);
  useEffect(() => onTotal(total), [onTotal, total]);
  const chooseAll = (
    <label className={styles['all']}>
      <input type="checkbox" checked={selection.all && selection.toggled.size === 0} onChange={({ target }) => onSelect?.(() => (target.checked ? EVERYBODY : NOBODY))} />
      <span>{t('chooseAll')}</span>
    </label>
  );
  return (
    <>
      {isFiltered(wanted) && total !== undefined && <div className={styles['found']} role="status">{t('found', { count: total })}</div>}
      <VirtualTable<WorkerView>
        label={t('title')} count={total ?? 0} rowAt={workerAt} columns={columns} onView={view} minWidth={1040}
        empty={total === undefined ? null : <EmptyState title={t('none')} hint={t('none.hint')} />}
        {...(onSelect ? { choice: { head: chooseAll, isChosen: (worker) => isChosen(selection, worker), render: renderChoice } } : {})}
      />
    </>
  );
}

/** The sums are of the kind that is wanted, if one is. */
function useColumns({ kind }: Wanted, onOpen: (workerId: string) => void): VirtualColumn<WorkerView>[] {
  const { t } = useTranslation('roster');
  const word = useWord();
  return useMemo(() => {
    const sums = ({ claims }: WorkerView) => sumsOf(kind === undefined ? claims : claims.filter((claim) => claim.kind === kind));
    return [
      { key: 'name', title: t('name'), width: 'minmax(180px, 1.8fr)', wraps: true, onPhone: 'bare', render: (worker) => <><button type="button" className={styles['name']} onClick={() => onOpen(worker.id)}>{worker.name}</button><WorkerSigns worker={worker} /></> },
      { key: 'id', title: t('idNumber'), width: '176px', onPhone: 'hidden', render: ({ idNumberMasked }) => idNumberMasked ?? '—' },
      { key: 'job', title: t('job'), width: 'minmax(80px, 0.6fr)', wraps: true, onPhone: 'hidden', render: ({ job }) => job ?? '—' },
      { key: 'living', title: t('living'), width: 'minmax(124px, 0.6fr)', wraps: true, onPhone: 'hidden', render: ({ livingCondition }) => (livingCondition === null ? t('notSurveyed') : word('livingCondition', livingCondition)) },
      { key: 'claimed', title: t('claimed'), width: 'minmax(110px, 0.9fr)', align: 'end', render: (worker) => <Money fen={sums(worker).claimedFen} /> },
      { key: 'verified', title: t('verified'), width: 'minmax(110px, 0.9fr)', align: 'end', wraps: true, render: (worker) => <Verified {...sums(worker)} /> },
      { key: 'agreed', title: t('agreed'), width: 'minmax(110px, 0.9fr)', align: 'end', onPhone: 'hidden', render: (worker) => <Money fen={sums(worker).agreedFen} /> },
      { key: 'paid', title: t('paid'), width: 'minmax(110px, 0.9fr)', align: 'end', render: (worker) => <Money fen={sums(worker).paidFen} tone="paid" /> },
    ];
  }, [kind, onOpen, t, word]);
}

function Verified({ verifiedFen, count, undecided }: ReturnType<typeof sumsOf>): React.JSX.Element {
  const { t } = useTranslation('roster');
  if (count > 0 && undecided === count) return <>{t('undecided')}</>;
  return <><Money fen={verifiedFen} />{undecided > 0 && ` · ${t('undecidedCount', { count: undecided })}`}</>;
}
