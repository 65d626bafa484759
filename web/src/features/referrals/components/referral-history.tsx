import { useTranslation } from 'react-i18next';
import type { ReferralView } from '@/api/types.gen';
import { formatInstant } from '@/lib/dates';
import { colon } from '@/lib/punctuation';
import { useWord, type WordOf } from '@/words/use-word';
import styles from './referrals.module.css';

const REASONS: readonly string[] = ['outsideRemit', 'otherRegion', 'handledElsewhere', 'insufficientInformation', 'other'] satisfies WordOf<'declineReason'>[];
const isDeclineReason = (text: string): text is WordOf<'declineReason'> => REASONS.includes(text);

/** What happened while it lay with the department. */
export function ReferralHistory({ history }: Pick<ReferralView, 'history'>): React.JSX.Element {
  const { t } = useTranslation('referrals');
  const word = useWord();
  const reasonOf = ({ reason }: Record<string, unknown>): string => (typeof reason !== 'string' ? '' : `${colon()}${isDeclineReason(reason) ? word('declineReason', reason) : reason}`);
  return (
    <section className={styles['panel']} aria-labelledby="history">
      <h2 id="history">{t('history')}</h2>
      <ol className={styles['history']}>
        {history.map(({ type, at, actor, payload }) => <li key={`${at} ${type}`}>{formatInstant(at)} {actor?.name} {word('referralEvent', type)}{reasonOf(payload)}</li>)}
      </ol>
    </section>
  );
}
