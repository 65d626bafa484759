import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ClaimView, WorkerView } from '@/api/types.gen';
import { Money } from '@/ui/money';
import { type RowColumn, RowTable } from '@/ui/row-table';
import { useWord } from '@/words/use-word';
import styles from '../roster.module.css';
import { CLAIM_KINDS } from '../../wanted';
import type { WorkerStep } from './worker-step';

/** What somebody claims, item by item: what was found right, is promised and has been paid. */
export function WorkerClaims({ worker: { claims }, onStep }: { worker: WorkerView; onStep?: (step: WorkerStep) => void }): React.JSX.Element {
  const { t } = useTranslation('roster');
  const word = useWord();
  const columns: RowColumn<ClaimView>[] = [
    { key: 'kind', title: t('kind'), onPhone: 'bare', render: ({ kind, from, to }) => <><strong>{word('paymentKind', kind)}</strong>{(from ?? to) !== undefined && <div className={styles['found']}>{from ?? '…'} — {to ?? '…'}</div>}</> },
    { key: 'claimed', title: t('claimed'), align: 'end', render: ({ claimedFen }) => <Money fen={claimedFen} /> },
    { key: 'verified', title: t('verified'), align: 'end', render: (claim) => <Finding claim={claim} /> },
    { key: 'agreed', title: t('agreed'), align: 'end', render: ({ agreedFen }) => <Money fen={agreedFen} /> },
    { key: 'paid', title: t('paid'), align: 'end', render: ({ paidFen }) => <Money fen={paidFen} tone="paid" /> },
    ...(onStep ? [{
      key: 'do', title: t('do'), onPhone: 'bare' as const,
      render: ({ id, kind, withdrawnAt }: ClaimView) => withdrawnAt === null && (
        <span className={styles['actions']}>
          <Button onClick={() => onStep({ do: 'decide', claimId: id })} aria-label={t('decide.one', { kind: word('paymentKind', kind) })}>{t('decide')}</Button>
          <Button onClick={() => onStep({ do: 'withdraw', claimId: id })} aria-label={t('claim.withdrawOne', { kind: word('paymentKind', kind) })}>{t('claim.withdraw')}</Button>
        </span>
      ),
    }] : []),
  ];
  return (
    <section aria-label={t('claims')}>
      <div className={styles['bar']}><h3>{t('claims')}</h3>{onStep && <Button onClick={() => onStep({ do: 'claim' })}>{t('claim.add')}</Button>}</div>
      <RowTable rows={claims.toSorted((a, b) => placeOf(a) - placeOf(b))} rowKey={({ id }) => id} columns={columns} label={t('claims')} empty={<p className={styles['found']}>{t('claims.none')}</p>} />
    </section>
  );
}

const placeOf = ({ kind }: ClaimView): number => CLAIM_KINDS.findIndex((known) => known === kind);

function Finding({ claim: { verifiedFen, disallowedReason, withdrawnAt, withdrawnReason } }: { claim: ClaimView }): React.JSX.Element {
  const { t } = useTranslation('roster');
  if (withdrawnAt !== null) return <>{t('withdrawn', { reason: withdrawnReason ?? '' })}</>;
  if (verifiedFen === null) return <>{t('undecided')}</>;
  return disallowedReason === null ? <Money fen={verifiedFen} /> : <>{t('disallowed', { reason: disallowedReason })}</>;
}
