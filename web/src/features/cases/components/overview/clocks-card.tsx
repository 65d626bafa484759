import { useTranslation } from 'react-i18next';
import type { DeadlineView } from '@/api/types.gen';
import { formatInstant } from '@/lib/dates';
import { Card } from '@/ui/card';
import { Countdown } from '@/ui/countdown';
import { DeadlineExplanation } from '@/ui/deadline-explanation';
import { useWord } from '@/words/use-word';
import styles from './overview.module.css';

/** The clocks of a case, those that run first; each with its basis and why it is due then. */
export function ClocksCard({ deadlines }: { deadlines: readonly DeadlineView[] }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const isOpen = ({ state }: DeadlineView): boolean => state === 'running' || state === 'suspended';
  const open = deadlines.filter(isOpen).toSorted((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'));
  const ended = deadlines.filter((deadline) => !isOpen(deadline)).toReversed();
  return (
    <Card title={t('clocks.title')}>
      {open.length === 0 && <p>{t('clocks.none')}</p>}
      <ul className={styles['clocks']}>{open.map((deadline) => <Clock key={deadline.id} deadline={deadline} />)}</ul>
      {ended.length > 0 && <details><summary>{t('clocks.ended', { count: ended.length })}</summary><ul className={styles['clocks']}>{ended.map((deadline) => <Clock key={deadline.id} deadline={deadline} />)}</ul></details>}
    </Card>
  );
}

function Clock({ deadline }: { deadline: DeadlineView }): React.JSX.Element {
  const word = useWord();
  const { name, department, dueAt, startedAt, remainingText, state, endedAt, basis } = deadline;
  return (
    <li>
      <strong>{name}{department !== null && ` · ${department}`}</strong>{' '}
      {endedAt === null ? <Countdown dueAt={dueAt} startedAt={startedAt} text={remainingText} suspended={state === 'suspended'} /> : <span>{word('deadlineState', state)} {formatInstant(endedAt)}</span>}{' '}
      <DeadlineExplanation deadline={deadline} />
      <div className={styles['basis']}>{[basis.source, basis.article].filter((part) => part !== null).join(' ')}</div>
    </li>
  );
}
