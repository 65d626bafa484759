import { useTranslation } from 'react-i18next';
import type { CaseView, DeadlineView } from '@/api/types.gen';
import { formatDay } from '@/lib/dates';
import { useNow } from '@/lib/now';
import { Countdown } from '@/ui/countdown';
import type { CaseState } from '@/ui/stage-dots';
import { useWord } from '@/words/use-word';
import styles from './header.module.css';

const STEPS = ['reported', 'investigating', 'verifying', 'coordinating', 'supervising', 'closed'] as const satisfies readonly CaseState[];
type Step = (typeof STEPS)[number];
const CLOCKS: Readonly<Partial<Record<Step, string>>> = { reported: 'acceptCase', investigating: 'investigate', verifying: 'verify', coordinating: 'coordinate', supervising: 'supervisionCheck' };

/** The way of a case through the three quick steps: what is behind with its day, what runs with its time left. */
export function Stepper({ kase, deadlines }: { kase: CaseView; deadlines: readonly DeadlineView[] }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const word = useWord();
  const now = useNow();
  const at = STEPS.findIndex((step) => step === kase.state);
  const clockOf = (step: Step): DeadlineView | undefined => deadlines.findLast(({ rule }) => rule === CLOCKS[step]);
  return (
    <ol className={styles['steps']} aria-label={t('stepper')}>
      {STEPS.map((step, place) => {
        const clock = clockOf(step);
        const isCurrent = place === at;
        const isDone = at === -1 ? clock?.state === 'met' : place < at;
        return (
          <li key={step} aria-current={isCurrent ? 'step' : undefined} className={isCurrent ? styles['current'] : isDone ? styles['done'] : styles['ahead']}>
            <span aria-hidden="true">{isCurrent ? '◉' : isDone ? '✓' : '○'}</span> {word('caseState', step)}
            {isDone && clock?.endedAt && <small>{formatDay(clock.endedAt, now)}</small>}
            {isCurrent && clock && kase.state !== 'closed' && <small><Countdown short dueAt={clock.dueAt} startedAt={clock.startedAt} text={clock.remainingText} suspended={clock.state === 'suspended'} /></small>}
          </li>
        );
      })}
      {at === -1 && <li aria-current="step" className={styles['current']}><span aria-hidden="true">■</span> {word('caseState', kase.state)}</li>}
    </ol>
  );
}
