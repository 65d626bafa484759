import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ShareReceiptView } from '@/api/types.gen';
import { formatDate, formatInstant } from '@/lib/dates';
import { formatFen } from '@/lib/money';
import { Money } from '@/ui/money';
import { RowTable, type RowColumn } from '@/ui/row-table';
import { useWord } from '@/words/use-word';
import { type ReceiptState, useReceipts } from '../../queries';
import { type CasePart, mayPlan } from '../case-form';
import { Part } from '../part';
import { useFold } from '../use-fold';
import styles from '../repayment.module.css';

const STATES = ['unconfirmed', 'notReceived', 'received'] as const satisfies readonly ReceiptState[];

/** Whether what was paid arrived: each worker's share of each payment, and what they said. */
export function Receipts({ part }: { part: CasePart }): React.JSX.Element | null {
  const { t } = useTranslation('repayment');
  const word = useWord();
  const fold = useFold(part, 'receipts');
  const state = STATES.find((one) => one === fold.view) ?? 'unconfirmed';
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useReceipts(part.kase.id, state);
  const [first] = data?.pages ?? [];
  const { counts, amounts } = first ?? {};
  if (!counts || !amounts || counts.unconfirmed + counts.received + counts.notReceived === 0) return null;
  const rows = data?.pages.flatMap(({ items }) => items) ?? [];
  const columns: RowColumn<ShareReceiptView>[] = [
    { key: 'worker', title: t('worker'), onPhone: 'bare', render: ({ workerName }) => <strong>{workerName}</strong> },
    { key: 'amount', title: t('amount'), align: 'end', render: ({ amountFen }) => <Money fen={amountFen} /> },
    { key: 'on', title: t('payment.on'), render: ({ paidOn, kind }) => <>{formatDate(paidOn)} <small>{word('paymentKind', kind)}</small></> },
    { key: 'said', title: t('receipt.said'), render: ({ receipt }) => (receipt === null ? '—' : <>{t(`receipt.by.${receipt.how}`)} <small>{formatInstant(receipt.confirmedAt)}</small> {receipt.note}</>) },
    { key: 'do', title: t('do'), render: ({ paymentId, workerId, workerName }) => (mayPlan(part.kase) ? <Button type="link" size="small" aria-label={t('receipt.of', { name: workerName })} onClick={() => fold.show(`receipt:${paymentId}:${workerId}`)}>{t('receipt.record')}</Button> : null) },
  ];
  return (
    <Part title={t('receipts')} sum={STATES.filter((one) => counts[one] > 0).map((one) => t('receipt.sum', { state: t(`receipt.${one}`), count: counts[one], amount: formatFen(amounts[`${one}Fen`]) })).join(' · ')} fold={fold}>
      <Segmented<ReceiptState> aria-label={t('receipts')} style={{ marginBottom: 12, maxWidth: '100%', overflowX: 'auto' }} value={state} onChange={fold.look} options={STATES.map((value) => ({ value, label: `${t(`receipt.${value}`)} ${counts[value]}` }))} />
      <RowTable rows={rows} rowKey={({ paymentId, workerId }) => `${paymentId} ${workerId}`} columns={columns} label={t('receipts')} empty={<p className={styles['muted']} style={{ padding: '0 12px' }}>{t('receipt.noneHere')}</p>} />
      {hasNextPage && <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()} style={{ marginTop: 8 }}>{t('moreOf', { count: counts[state] - rows.length })}</Button>}
    </Part>
  );
}
