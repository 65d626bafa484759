import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { KindAmountsView, LedgerView } from '@/api/types.gen';
import { formatFen } from '@/lib/money';
import { EmptyState } from '@/ui/empty-state';
import type { Explanation } from '@/ui/explained';
import { lazily } from '@/ui/lazily';
import { Money, type MoneyTone } from '@/ui/money';
import { RowTable, type RowColumn } from '@/ui/row-table';
import { useWord } from '@/words/use-word';
import type { CasePart } from '../case-form';
import { Part } from '../part';
import { useFold } from '../use-fold';

const WorkerLedger = lazily(() => import('./worker-ledger').then((part) => part.WorkerLedger));

const BY_WORKER = 'workers';

/** What is owed and paid of each kind; by worker when asked. */
export function KindLedger({ part, ledger }: { part: CasePart; ledger: LedgerView }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const word = useWord();
  const fold = useFold(part, 'ledger');
  const isByWorker = fold.view === BY_WORKER;
  const amount = (key: keyof Omit<KindAmountsView, 'kind'>, title: string, explanation: Explanation, tone?: MoneyTone): RowColumn<KindAmountsView> => ({
    key, title, align: 'end', explanation, render: (row) => <Money fen={row[key]} tone={tone} />,
  });
  const columns: RowColumn<KindAmountsView>[] = [
    { key: 'kind', title: t('kind'), onPhone: 'bare', render: ({ kind }) => <strong>{word('paymentKind', kind)}</strong> },
    amount('claimedFen', t('claimed'), { rule: t('claimed.rule') }), amount('verifiedFen', t('verified'), { rule: t('verified.rule'), formula: t('verified.formula') }),
    amount('agreedFen', t('agreed'), { rule: t('agreed.rule'), source: t('fromPlans') }), amount('paidFen', t('paid'), { rule: t('paid.rule'), formula: t('recovered.formula') }, 'paid'),
    amount('waivedFen', t('waived'), { rule: t('waived.rule') }), amount('outstandingFen', t('outstanding'), { rule: t('outstanding.rule'), formula: t('outstanding.formula') }),
    amount('overdueFen', t('overdue'), { rule: t('overdue.rule'), source: t('fromPlans') }, 'overdue'),
  ];
  return (
    <Part
      title={t('ledger')} sum={t('ledger.sum', { count: ledger.byKind.length, amount: formatFen(ledger.totals.outstandingFen) })} fold={fold}
      actions={<Button onClick={() => fold.look(isByWorker ? 'open' : BY_WORKER)}>{t(isByWorker ? 'ledger.byKind' : 'ledger.byWorker')}</Button>}
    >
      {isByWorker ? <WorkerLedger part={part} /> : <RowTable rows={ledger.byKind} rowKey={({ kind }) => kind} columns={columns} label={t('ledger')} empty={<EmptyState title={t('ledger.none')} hint={t('ledger.none.hint')} />} />}
    </Part>
  );
}
