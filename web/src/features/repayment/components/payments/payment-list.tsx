import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PaymentView } from '@/api/types.gen';
import { documentAddress } from '@/features/documents/public/document-address';
import { formatDate, formatInstant } from '@/lib/dates';
import { formatFen } from '@/lib/money';
import { EmptyState } from '@/ui/empty-state';
import { Money } from '@/ui/money';
import { RowTable, type RowColumn } from '@/ui/row-table';
import { useWord } from '@/words/use-word';
import { useImports, useOpenReversals, usePayments } from '../../queries';
import { type CasePart, mayRecord } from '../case-form';
import { Part } from '../part';
import { useFold } from '../use-fold';
import styles from '../repayment.module.css';

const PAYABLE: readonly string[] = ['investigating', 'verifying', 'coordinating', 'supervising'];
/** A row of a bank's file is kept under the file's hash: its beginning tells the files of a case apart. */
const shownReference = (reference: string): string => reference.replace(/^([0-9a-f]{8})[0-9a-f]{56}:(\d+)$/, '$1#$2');

/** What came in, newest first, and the bank files it came from; recorded and taken back from here. */
export function PaymentList({ part }: { part: CasePart }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const { data, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = usePayments(part.kase.id);
  const { data: reversals = [] } = useOpenReversals(part.kase.id);
  const fold = useFold(part, 'payments');
  const columns = useColumns(part);
  const rows = data?.pages.flatMap(({ items }) => items) ?? [];
  const standing = data?.pages[0]?.standing;
  const mayNow = mayRecord(part.kase) && PAYABLE.includes(part.kase.state);
  return (
    <Part
      title={t('payments')} fold={fold}
      sum={<>{standing && t('payments.sum', { count: standing.count, amount: formatFen(standing.amountFen) })}{reversals.length > 0 && <> · <span role="status">{t('reverse.waiting', { count: reversals.length })}</span></>}</>}
      actions={mayNow && <><Button type="primary" onClick={() => fold.show('payment')}>{t('payment.record')}</Button><Button onClick={() => fold.show('import')}>{t('import.title')}</Button></>}
    >
      <Imports part={part} />
      {!isPending && <RowTable rows={rows} rowKey={({ id }) => id} columns={columns} label={t('payments')} empty={<EmptyState title={t('payments.none')} hint={t(mayNow ? 'payments.none.hint' : 'payments.none.others')} />} />}
      {hasNextPage && <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()} style={{ marginTop: 8 }}>{t('more')}</Button>}
    </Part>
  );
}

function useColumns(part: CasePart): RowColumn<PaymentView>[] {
  const { t } = useTranslation('repayment');
  const word = useWord();
  const isGone = ({ reversalOf, reversedBy }: PaymentView): boolean => reversalOf !== null || reversedBy !== null;
  return [
    { key: 'on', title: t('payment.on'), onPhone: 'bare', render: ({ paidOn }) => formatDate(paidOn) },
    { key: 'kind', title: t('kind'), render: ({ kind, method }) => <>{word('paymentKind', kind)}<br /><small>{word('paymentMethod', method)}</small></> },
    { key: 'amount', title: t('amount'), align: 'end', render: (payment) => <><span className={isGone(payment) ? styles['gone'] : undefined}><Money fen={payment.amountFen} /></span>{payment.deductionsFen > 0 && <><br /><small>{t('payment.deducted')} <Money fen={payment.deductionsFen} /></small></>}</> },
    {
      key: 'applied', title: t('payment.applied'), align: 'end',
      render: (payment) => (isGone(payment) ? t(payment.reversalOf === null ? 'reversed' : 'reversal') : <><Money fen={payment.appliedFen} tone="paid" />{payment.unappliedFen > 0 && <><br /><small>{t('unapplied')} <Money fen={payment.unappliedFen} tone="overdue" /></small></>}</>),
    },
    { key: 'who', title: t('payment.for'), render: ({ workerIds }) => (workerIds === null ? t('payment.forAll') : t('people', { count: workerIds.length })) },
    { key: 'reference', title: t('reference'), render: ({ reference, documentIds, reversalReason }) => <>{reversalReason ?? shownReference(reference)}{documentIds.map((id, place) => <a key={id} href={documentAddress(id)} download> {t('payment.slip', { no: place + 1 })}</a>)}</> },
    { key: 'do', title: t('do'), render: (payment) => (mayRecord(part.kase) && !isGone(payment) ? <Button type="link" size="small" onClick={() => part.show(`reverse:payment:${payment.id}`)}>{t('reverse')}</Button> : null) },
  ];
}

/** Bank files that were sent, each to be opened again. */
function Imports({ part }: { part: CasePart }): React.JSX.Element | null {
  const { t } = useTranslation('repayment');
  const word = useWord();
  const { data: imports = [] } = useImports(part.kase.id);
  if (imports.length === 0) return null;
  return (
    <ul aria-label={t('imports')} className={styles['entries']}>
      {imports.map(({ id, fileName, state, createdAt, accepted, total }) => (
        <li key={id}>
          <Button type="link" size="small" onClick={() => part.show(`import:${id}`)}>{fileName ?? t('import.file')}</Button> {formatInstant(createdAt)} · {word('importState', state)} · {t('import.rowsOf', { accepted, total })}
          {state === 'applied' && mayRecord(part.kase) && <Button type="link" size="small" onClick={() => part.show(`reverse:import:${id}`)}>{t('reverse.import')}</Button>}
        </li>
      ))}
    </ul>
  );
}
