import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { repaymentBoardShowCalendarOptions } from '@/api/@tanstack/react-query.gen';
import type { BoardCalendarDayView } from '@/api/types.gen';
import { formatDate, formatMonth } from '@/lib/dates';
import { formatFen } from '@/lib/money';
import { Part } from '../part';
import styles from './calendar.module.css';
import { addMonths, weeksOf } from './days';
import type { BoardFilter } from './board-filter';
import { rowsAddress } from './rows-address';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** What falls due on which day of a month; on a phone only the days with something, one below the other. */
export function Calendar({ asOf, filter }: { asOf: string; filter: BoardFilter }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const [month, setMonth] = useState(asOf.slice(0, 7));
  const { data } = useQuery({ ...repaymentBoardShowCalendarOptions({ query: { ...filter, month } }), placeholderData: (previous) => previous });
  const days = new Map(data?.month === month ? data.days.map((day) => [day.dueOn, day]) : []);
  return (
    <Part
      title={t('calendar')}
      actions={
        <>
          <Button onClick={() => setMonth(addMonths(month, -1))} aria-label={t('calendar.before')}>‹</Button>
          <strong aria-live="polite">{formatMonth(month)}</strong>
          <Button onClick={() => setMonth(addMonths(month, 1))} aria-label={t('calendar.after')}>›</Button>
        </>
      }
    >
      <table className={styles['month']} aria-label={`${t('calendar')} ${formatMonth(month)}`}>
        <thead><tr>{WEEKDAYS.map((day) => <th key={day} scope="col">{t(`weekday.${day}`)}</th>)}</tr></thead>
        <tbody>
          {weeksOf(month).map((week, place) => (
            <tr key={place}>{week.map((date, day) => <td key={day} className={[date === asOf && styles['today'], date === null || !days.has(date) ? styles['idle'] : undefined].filter(Boolean).join(' ') || undefined}>{date !== null && <Day date={date} day={days.get(date)} isPast={date < asOf} filter={filter} />}</td>)}</tr>
          ))}
        </tbody>
      </table>
      {data?.month === month && days.size === 0 && <p className={styles['none']}>{t('calendar.none')}</p>}
    </Part>
  );
}

interface DayProps {
  date: string;
  day: BoardCalendarDayView | undefined;
  isPast: boolean;
  filter: BoardFilter;
}

function Day({ date, day, isPast, filter }: DayProps): React.JSX.Element {
  const { t } = useTranslation('repayment');
  if (!day) return <span className={styles['no']}>{Number(date.slice(8))}</span>;
  return (
    <Link to={rowsAddress('instalments', { from: date, to: date }, filter)} className={styles['due']}>
      <span className={styles['no']} aria-hidden="true">{Number(date.slice(8))}</span>
      <span className={styles['date']}>{formatDate(date)}</span>
      <span className={isPast ? styles['late'] : undefined}>{formatFen(day.outstandingFen)}{isPast && <span className="visually-hidden"> {t('overdue')}</span>}</span>
      <small>{t('calendar.of', { count: day.cases, people: t('people', { count: day.workers }) })}</small>
    </Link>
  );
}
