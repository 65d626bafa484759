import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { RequestView } from '@/api/types.gen';
import { formatInstant } from '@/lib/dates';
import { useWord } from '@/words/use-word';
import { Decision } from '../public/decision';
import { EffectTable } from '../public/effect-table';
import styles from '../public/approvals.module.css';

/** One request: who asks for what and why, what would change, and the decision. */
export function RequestCard({ request }: { request: RequestView }): React.JSX.Element {
  const { t } = useTranslation('approvals');
  const word = useWord();
  const { caseId, caseNumber, employerName, type, reason, askedBy, askedAt, possibleEvents } = request;
  return (
    <article tabIndex={-1} className={styles['card']} aria-label={`${word('requestType', type)} ${caseNumber}`}>
      <h2>{word('requestType', type)} · <Link to={`/cases/${caseId}`}>{caseNumber}</Link></h2>
      <p className={styles['who']}>{employerName} · {t('asked', { who: askedBy.name, at: formatInstant(askedAt) })}</p>
      <p>{reason}</p>
      <EffectTable request={request} />
      {possibleEvents.length > 0 && <Decision request={request} />}
    </article>
  );
}
