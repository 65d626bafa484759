import { useTranslation } from 'react-i18next';
import type { WorkerDetailView } from '@/api/types.gen';
import { documentAddress } from '@/features/documents/public/document-address';
import { formatInstant } from '@/lib/dates';
import { formatFen } from '@/lib/money';
import { colon } from '@/lib/punctuation';
import { useWord } from '@/words/use-word';

/** Every decision, the last one first: who, when, what, and on what it rests. */
export function WorkerDecisions({ worker: { claims, decisions } }: { worker: WorkerDetailView }): React.JSX.Element | null {
  const { t } = useTranslation('roster');
  const word = useWord();
  if (decisions.length === 0) return null;
  const kindOf = new Map(claims.map(({ id, kind }) => [id, kind]));
  return (
    <section aria-label={t('decisions')}>
      <h3>{t('decisions')}</h3>
      <ol style={{ margin: 0, paddingLeft: 20 }}>
        {decisions.map(({ claimId, verifiedFen, previousFen, disallowedReason, basis, documentIds, decidedBy, decidedAt }) => {
          const kind = kindOf.get(claimId);
          return (
            <li key={`${claimId} ${decidedAt}`}>
              <time dateTime={decidedAt}>{formatInstant(decidedAt)}</time> {decidedBy?.name} {kind && word('paymentKind', kind)}{colon()}
              {disallowedReason === null ? formatFen(verifiedFen) : t('disallowed', { reason: disallowedReason })}{previousFen !== null && ` ${t('before', { amount: formatFen(previousFen) })}`}
              {basis !== null && <div>{t('basisWas', { basis })}</div>}
              {documentIds.map((id, place) => <a key={id} href={documentAddress(id)} download style={{ marginRight: 8 }}>{t('evidence', { number: place + 1 })}</a>)}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
