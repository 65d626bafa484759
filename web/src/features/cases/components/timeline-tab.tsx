import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TimelineEntryView } from '@/api/types.gen';
import { dayOf, formatDate, timeOf } from '@/lib/dates';
import { colon } from '@/lib/punctuation';
import { useTimeline } from '../queries';
import styles from './timeline.module.css';

/** 办理经过, newest first, a day at a time. */
export function TimelineTab({ caseId }: { caseId: string }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useTimeline(caseId);
  return (
    <>
      <div role="group" aria-label={t('tab.timeline')}>
        {byDay(data?.pages.flatMap(({ items }) => items) ?? []).map(({ day, entries }) => (
          <section key={day} className={styles['day']} aria-label={formatDate(day)}>
            <h2>{formatDate(day)}</h2>
            <ol>
              {entries.map(({ id, at, actor, text }) => (
                <li key={id}><time dateTime={at}>{timeOf(at)}</time><span><span className={styles['who']}>{actor?.name ?? t('timeline.program')}{colon()}</span>{text}</span></li>
              ))}
            </ol>
          </section>
        ))}
      </div>
      {hasNextPage && <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('more')}</Button>}
    </>
  );
}

interface Day {
  day: string;
  entries: TimelineEntryView[];
}

/** Entries as they come, those of one of the office's days together. */
function byDay(entries: readonly TimelineEntryView[]): Day[] {
  const days: Day[] = [];
  for (const entry of entries) {
    const day = dayOf(entry.at);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}
