import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ClaimDecisionsView } from '@/api/types.gen';
import { type VirtualColumn, VirtualTable } from '@/ui/virtual-table';
import { useWord } from '@/words/use-word';
import type { OwnedClaim } from './claims-to-decide';

interface Refused {
  claim: OwnedClaim | undefined;
  message: string;
}

const NOTHING = (): void => undefined;

interface Props {
  answer: ClaimDecisionsView;
  claims: readonly OwnedClaim[];
  /** Decides again what others decided meanwhile. */
  onAgain?: () => void;
  onClose: () => void;
}

/** What was decided, and what was not, each with why. */
export function DecisionsTaken({ answer: { items, decided, refused }, claims, onAgain, onClose }: Props): React.JSX.Element {
  const { t } = useTranslation('roster');
  const word = useWord();
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const rows: Refused[] = items.flatMap(({ claimId, ok, message = '' }) => (ok ? [] : [{ claim: byId.get(claimId), message }]));
  const columns: VirtualColumn<Refused>[] = [
    { key: 'who', title: t('name'), width: '1fr', onPhone: 'bare', render: ({ claim }) => (claim ? `${claim.workerName} · ${word('paymentKind', claim.kind)}` : '—') },
    { key: 'why', title: t('decide.why'), width: '2fr', onPhone: 'bare', render: ({ message }) => <span title={message}>{message}</span> },
  ];
  return (
    <>
      <Alert type={refused === 0 ? 'success' : 'warning'} showIcon role="status" title={t('decide.taken', { decided })} description={refused > 0 ? t('decide.refused', { refused }) : undefined} style={{ marginBottom: 16 }} />
      {rows.length > 0 && <VirtualTable label={t('decide.refusedList')} count={rows.length} rowAt={(index) => rows[index]} columns={columns} onView={NOTHING} empty={null} />}
      <div style={{ display: 'flex', gap: 8, marginTop: 16 }}>
        {onAgain && <Button type="primary" onClick={onAgain}>{t('decide.lookAgain')}</Button>}
        <Button {...(onAgain ? {} : { type: 'primary' as const })} onClick={onClose}>{t('close')}</Button>
      </div>
    </>
  );
}
