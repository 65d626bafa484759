import { useTranslation } from 'react-i18next';
import { FenField } from '@/ui/fields/fen-field';
import { Money } from '@/ui/money';
import { type RowColumn, RowTable } from '@/ui/row-table';
import { useWord } from '@/words/use-word';
import type { DecisionFields, OwnedClaim } from './claims-to-decide';

type Amounts = NonNullable<DecisionFields['amounts']>;

/** What is right of each claim, beside what is claimed. */
export function AmountsField({ claims, value = {}, onChange }: { claims: readonly OwnedClaim[]; value?: Amounts; onChange?: (amounts: Amounts) => void }): React.JSX.Element {
  const { t } = useTranslation('roster');
  const word = useWord();
  const columns: RowColumn<OwnedClaim>[] = [
    { key: 'who', title: t('name'), onPhone: 'bare', render: ({ workerName, kind }) => `${workerName} · ${word('paymentKind', kind)}` },
    { key: 'claimed', title: t('claimed'), align: 'end', render: ({ claimedFen }) => <Money fen={claimedFen} /> },
    ...(claims.some(({ verifiedFen }) => verifiedFen !== null) ? [{ key: 'before', title: t('decide.before'), align: 'end' as const, render: ({ verifiedFen }: OwnedClaim) => (verifiedFen === null ? '—' : <Money fen={verifiedFen} />) }] : []),
    {
      key: 'right', title: t('verified'), width: 180,
      render: ({ id, workerName, kind, claimedFen }) => <FenField aria-label={t('decide.amountOf', { name: workerName, kind: word('paymentKind', kind) })} value={value[id] === undefined ? claimedFen : value[id]} onChange={(fen) => onChange?.({ ...value, [id]: fen })} />,
    },
  ];
  return <div style={{ maxHeight: 320, overflow: 'auto' }}><RowTable rows={claims} rowKey={({ id }) => id} columns={columns} label={t('decide.amounts')} empty={null} /></div>;
}
