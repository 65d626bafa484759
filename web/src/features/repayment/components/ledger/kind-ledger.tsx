import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { KindAmountsView, LedgerView } from '@/api/types.gen';
import { EmptyState } from '@/ui/empty-state';
import { lazily } from '@/ui/lazily';
import { Money } from '@/ui/money';
import { RowTable, type RowColumn } from '@/ui/row-table';
import { useWord } from '@/words/use-word';
import { type CasePart, openedBy } from '../case-form';
import { Part } from '../part';

const WorkerLedger = lazily(() => import('./worker-ledger').then((part) => part.WorkerLedger));

/** What is owed and paid of each kind; by worker when asked. */
export function KindLedger({ part, ledger }: { part: CasePart; ledger: LedgerView }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const word = useWord();
  const isByWorker = openedBy(part.open, 'workers') !== null;
  const amount = (key: keyof Omit<KindAmountsView, 'kind'>, title: string, tone?: 'settled' | 'overdue'): RowColumn<KindAmountsView> => ({
    key, title, align: 'end', render: (row) => <Money fen={row[key]} {...(tone && row[key] > 0 ? { tone } : {})} />,
  });
  const columns: RowColumn<KindAmountsView>[] = [
    { key: 'kind', title: t('kind'), onPhone: 'bare', render: ({ kind }) => <strong>{word('paymentKind', kind)}</strong> },
    amount('claimedFen', t('claimed')), amount('verifiedFen', t('verified')), amount('agreedFen', t('agreed')), amount('paidFen', t('paid'), 'settled'), amount('waivedFen', t('waived')),
    amount('outstandingFen', t('outstanding')), amount('overdueFen', t('overdue'), 'overdue'),
  ];
  return (
    <Part title={t('ledger')} actions={<Button aria-expanded={isByWorker} onClick={() => (isByWorker ? part.close() : part.show('workers'))}>{t(isByWorker ? 'ledger.byKind' : 'ledger.byWorker')}</Button>}>
      {isByWorker ? <WorkerLedger part={part} /> : <RowTable rows={ledger.byKind} rowKey={({ kind }) => kind} columns={columns} label={t('ledger')} empty={<EmptyState title={t('ledger.none')} hint={t('ledger.none.hint')} />} />}
    </Part>
  );
}
