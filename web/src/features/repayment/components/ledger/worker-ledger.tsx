import { Button } from 'antd';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkerLedgerView } from '@/api/types.gen';
import { comma } from '@/lib/punctuation';
import { EmptyState } from '@/ui/empty-state';
import { Money } from '@/ui/money';
import { type VirtualColumn, VirtualTable } from '@/ui/virtual-table';
import { useWord } from '@/words/use-word';
import { useWorkerLedgers } from '../../queries';
import { type CasePart, mayPlan } from '../case-form';

const AMOUNTS = ['verifiedFen', 'paidFen', 'waivedFen', 'outstandingFen', 'overdueFen'] as const;
/** The two that say how it stands; a card on a phone has no room for the others. */
const ON_CARD: readonly string[] = ['paidFen', 'outstandingFen', 'overdueFen'];
const MIN_WIDTH = 1_020;

/** Each worker's account; only the rows in view are in the page, and the next ones are read when they come near. */
export function WorkerLedger({ part: { kase, show } }: { part: CasePart }): React.JSX.Element | null {
  const { t } = useTranslation('repayment');
  const word = useWord();
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useWorkerLedgers(kase.id);
  const rows = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data]);
  const mayDo = mayPlan(kase);
  const columns = useMemo<VirtualColumn<WorkerLedgerView>[]>(() => {
    const titles = { verifiedFen: t('verified'), paidFen: t('paid'), waivedFen: t('waived'), outstandingFen: t('outstanding'), overdueFen: t('overdue') };
    return [
      { key: 'name', title: t('worker'), width: 'minmax(100px, 1fr)', onPhone: 'bare', render: ({ name }) => <strong>{name}</strong> },
      ...AMOUNTS.map((key): VirtualColumn<WorkerLedgerView> => ({
        key, title: titles[key], width: '132px', align: 'end', ...(ON_CARD.includes(key) ? {} : { onPhone: 'hidden' as const }),
        render: (row) => <Money fen={row[key]} tone={key === 'overdueFen' ? 'overdue' : undefined} />,
      })),
      { key: 'kinds', title: t('ledger.open'), width: 'minmax(140px, 1fr)', onPhone: 'hidden', render: ({ byKind }) => byKind.filter(({ outstandingFen }) => outstandingFen > 0).map(({ kind }) => word('paymentKind', kind)).join(comma()) || '—' },
      ...(mayDo ? [{ key: 'do', title: t('do'), width: '150px', onPhone: 'bare' as const, render: ({ workerId, name }: WorkerLedgerView) => (
        <>
          <Button type="link" size="small" aria-label={t('statement.of', { name })} onClick={() => show(`statement:${workerId}`, { statements: 'open' })}>{t('statement')}</Button>
          <Button type="link" size="small" aria-label={t('waiver.of', { name })} onClick={() => show(`waiver:${workerId}`)}>{t('waiver')}</Button>
        </>
      ) }] : []),
    ];
  }, [t, word, mayDo, show]);
  const read = rows.length;
  const readOn = useCallback((_first: number, last: number): void => {
    if (last > read && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [read, hasNextPage, isFetchingNextPage, fetchNextPage]);
  if (!data) return null;
  return (
    <VirtualTable
      label={t('ledger.byWorker')} count={read + (hasNextPage ? 1 : 0)} rowAt={(index) => rows[index]} columns={columns} onView={readOn} minWidth={MIN_WIDTH}
      empty={<EmptyState title={t('ledger.none')} hint={t('ledger.none.hint')} />}
    />
  );
}
