import { useTranslation } from 'react-i18next';
import { formatInstant, spanOf } from '@/lib/dates';
import { useNow } from '@/lib/now';
import { timeLevel, type TimeLevel } from '@/lib/time-left';
import styles from './countdown.module.css';

const DAY = 24 * 60 * 60_000;
const SIGNS: Readonly<Record<TimeLevel, string>> = { plenty: '○', soon: '◔', short: '◕', over: '●' };

interface Props {
  /** The last instant in time; null when nothing runs. */
  dueAt: string | null;
  /** When the clock began: colour follows the share that is left. */
  startedAt?: string;
  /** The server's words, such as 还剩 1 个工作日; used while it is not over. */
  text?: string | null;
  /** A clock that stands still has no due time and says so. */
  suspended?: boolean;
  /** Without the date, where it stands beside. */
  short?: boolean;
}

/** How much time is left, told by colour, sign and words alike, with the date beside it. */
export function Countdown({ dueAt, startedAt, text, suspended = false, short = false }: Props): React.JSX.Element {
  const { t } = useTranslation('ui');
  const now = useNow();
  const spell = useSpan();
  if (suspended) return <span className={styles['plenty']}>{t('countdown.suspended')}</span>;
  if (dueAt === null) return <span className={styles['plenty']}>{t('countdown.none')}</span>;
  const due = Date.parse(dueAt);
  const level = timeLevel(due, now, startedAt === undefined ? undefined : Date.parse(startedAt));
  const words = level === 'over' ? t('countdown.over', { span: spell(now - due) }) : (text ?? t('countdown.left', { span: spell(due - now) }));
  return (
    <span className={styles['countdown']}>
      <span className={styles[level]} data-level={level}>
        <span aria-hidden="true" className={styles['sign']}>{SIGNS[level]}</span>
        {words}
      </span>
      {!short && <time dateTime={dueAt} className={styles['date']}>{formatInstant(dueAt)}</time>}
    </span>
  );
}

/** A duration in words: hours and minutes below two days, days above. */
export function useSpan(): (ms: number) => string {
  const { t } = useTranslation('ui');
  return (ms) => {
    const { days, hours, minutes } = spanOf(ms);
    if (ms >= 2 * DAY) return t('span.days', { days });
    if (days > 0) return t('span.hours', { hours: days * 24 + hours });
    return hours > 0 ? t('span.hoursMinutes', { hours, minutes }) : t('span.minutes', { minutes });
  };
}
