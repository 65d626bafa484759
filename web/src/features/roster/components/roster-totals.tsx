import { useTranslation } from 'react-i18next';
import type { LedgerView } from '@/api/types.gen';
import { Money } from '@/ui/money';
import { type RowColumn, RowTable } from '@/ui/row-table';
import { useWord } from '@/words/use-word';
import { useLedger } from '../queries';
import styles from './roster.module.css';

type Kind = LedgerView['byKind'][number];

/** What everybody claims, what was found right and what is paid; opened, by kind. */
export function RosterTotals({ caseId }: { caseId: string }): React.JSX.Element | null {
  const { t } = useTranslation('roster');
  const word = useWord();
  const { data: ledger } = useLedger(caseId);
  if (!ledger) return null;
  const { claimedFen, verifiedFen, paidFen } = ledger.totals;
  const columns: RowColumn<Kind>[] = [
    { key: 'kind', title: t('kind'), onPhone: 'bare', render: ({ kind }) => word('paymentKind', kind) },
    { key: 'claimed', title: t('claimed'), align: 'end', render: (row) => <Money fen={row.claimedFen} /> },
    { key: 'verified', title: t('verified'), align: 'end', render: (row) => <Money fen={row.verifiedFen} /> },
    { key: 'paid', title: t('paid'), align: 'end', render: (row) => <Money fen={row.paidFen} tone="paid" /> },
    { key: 'outstanding', title: t('outstanding'), align: 'end', render: (row) => <Money fen={row.outstandingFen} tone="open" /> },
  ];
  return (
    <details className={styles['totals']}>
      <summary>
        <span>{t('claimed')}<strong><Money fen={claimedFen} /></strong></span>
        <span>{t('verified')}<strong><Money fen={verifiedFen} /></strong></span>
        <span>{t('paid')}<strong><Money fen={paidFen} tone="paid" /></strong></span>
        <span>{t('byKind')}</span>
      </summary>
      <RowTable rows={ledger.byKind} rowKey={({ kind }) => kind} columns={columns} label={t('byKind')} empty={null} />
    </details>
  );
}
