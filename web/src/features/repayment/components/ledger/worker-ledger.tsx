import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { WorkerLedgerView } from '@/api/types.gen';
import { EmptyState } from '@/ui/empty-state';
import { DataTable } from '@/ui/data-table';
import { Money } from '@/ui/money';
import { useWord } from '@/words/use-word';
import { useWorkerLedgers } from '../../queries';
import { type CasePart, mayPlan } from '../case-form';

const WIDTHS = { name: 120, amount: 140, kinds: 260, action: 160 };

/** Each worker's account; only the rows in view are in the page. */
export function WorkerLedger({ part }: { part: CasePart }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const word = useWord();
  const { data, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useWorkerLedgers(part.kase.id);
  const rows = data?.pages.flatMap(({ items }) => items) ?? [];
  const amount = (key: 'verifiedFen' | 'paidFen' | 'waivedFen' | 'outstandingFen' | 'overdueFen', title: string) => ({
    key, title, width: WIDTHS.amount, align: 'end' as const, render: (_: unknown, row: WorkerLedgerView) => <Money fen={row[key]} {...(key === 'overdueFen' && row[key] > 0 ? { tone: 'overdue' as const } : {})} />,
  });
  return (
    <>
      <DataTable<WorkerLedgerView>
        rows={rows} rowKey="workerId" label={t('ledger.byWorker')} loading={isPending} width={WIDTHS.name + WIDTHS.amount * 5 + WIDTHS.kinds + WIDTHS.action} empty={<EmptyState title={t('ledger.none')} hint={t('ledger.none.hint')} />}
        columns={[
          { key: 'name', title: t('worker'), width: WIDTHS.name, dataIndex: 'name' },
          amount('verifiedFen', t('verified')), amount('paidFen', t('paid')), amount('waivedFen', t('waived')), amount('outstandingFen', t('outstanding')), amount('overdueFen', t('overdue')),
          { key: 'kinds', title: t('ledger.open'), width: WIDTHS.kinds, render: (_, { byKind }) => byKind.filter(({ outstandingFen }) => outstandingFen > 0).map(({ kind }) => word('paymentKind', kind)).join('、') || '—' },
          {
            key: 'do', title: t('do'), width: WIDTHS.action,
            render: (_, { workerId, name }) => mayPlan(part.kase) && (
              <>
                <Button type="link" size="small" aria-label={t('statement.of', { name })} onClick={() => part.show(`statement:${workerId}`)}>{t('statement')}</Button>
                <Button type="link" size="small" aria-label={t('waiver.of', { name })} onClick={() => part.show(`waiver:${workerId}`)}>{t('waiver')}</Button>
              </>
            ),
          },
        ]}
      />
      {hasNextPage && <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('more')}</Button>}
    </>
  );
}
