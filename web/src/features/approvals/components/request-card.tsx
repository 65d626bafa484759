import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { RequestView } from '@/api/types.gen';
import { formatInstant } from '@/lib/dates';
import { useWord } from '@/words/use-word';
import { Decision } from './decision';
import { showValue } from './show-value';
import styles from './approvals.module.css';

/** One request: who asks for what and why, what would change, and the decision. */
export function RequestCard({ request }: { request: RequestView }): React.JSX.Element {
  const { t } = useTranslation('approvals');
  const word = useWord();
  const { caseId, caseNumber, type, reason, effect, askedBy, askedAt, possibleEvents } = request;
  const show = (value: unknown): string => showValue(value, { yes: t('yes'), no: t('no') });
  return (
    <article className={styles['card']} aria-label={`${word('requestType', type)} ${caseNumber}`}>
      <h2>{word('requestType', type)} · <Link to={`/cases/${caseId}`}>{caseNumber}</Link></h2>
      <p className={styles['who']}>{t('asked', { who: askedBy.name, at: formatInstant(askedAt) })}</p>
      <p>{reason}</p>
      {effect.changes.length > 0 && (
        <table className={styles['effect']}>
          <thead><tr><th scope="col">{t('effect')}</th><th scope="col">{t('before')}</th><th scope="col">{t('after')}</th></tr></thead>
          <tbody>{effect.changes.map(({ what, subjectId, label, before, after }) => <tr key={`${what} ${subjectId ?? ''} ${label ?? ''}`}><th scope="row">{label ?? what}</th><td>{show(before)}</td><td>{show(after)}</td></tr>)}</tbody>
        </table>
      )}
      {possibleEvents.length > 0 && <Decision request={request} />}
    </article>
  );
}
