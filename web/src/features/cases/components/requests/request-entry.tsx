import { useTranslation } from 'react-i18next';
import type { RequestView } from '@/api/types.gen';
import { Decision } from '@/features/approvals/public/decision';
import { EffectTable } from '@/features/approvals/public/effect-table';
import { formatInstant } from '@/lib/dates';
import { useWord } from '@/words/use-word';
import { useDeadlines } from '../../queries';
import { Entry, Facts, type Tone } from '../entries';
import styles from '../entries.module.css';

const TONES: Readonly<Record<RequestView['state'], Tone | undefined>> = { open: 'waiting', granted: 'good', refused: 'bad', withdrawn: undefined };

/** One request: why, what it changes, what stands in its way now, and the answer; whoever may decides it here. */
export function RequestEntry({ request }: { request: RequestView }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const word = useWord();
  const { caseId, type, state, reason, blockers, askedBy, askedAt, decidedBy, decidedAt, decisionReason, possibleEvents } = request;
  const clocks = useDeadlines(caseId).data?.items ?? [];
  return (
    <Entry title={word('requestType', type)} state={{ word: word('requestState', state), tone: TONES[state] }} aside={<span className={styles['muted']}>{askedBy.name} {formatInstant(askedAt)}</span>}>
      <p className={styles['text']}>{reason}</p>
      <EffectTable request={request} nameOf={({ what, subjectId }) => (what === 'dueAt' ? clocks.find(({ id }) => id === subjectId)?.name : undefined)} />
      {state === 'open' && blockers.length > 0 && <><p>{t('request.blocked')}</p><ul className={styles['plain']}>{blockers.map(({ code, message }) => <li key={code}>{message}</li>)}</ul></>}
      <Facts rows={[
        [t('request.decided'), decidedAt && `${formatInstant(decidedAt)} ${decidedBy?.name ?? ''}`],
        [t('payload.reason'), decisionReason],
      ]} />
      {possibleEvents.length > 0 && <Decision request={request} />}
    </Entry>
  );
}
