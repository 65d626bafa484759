import { useTranslation } from 'react-i18next';
import type { SpecialDayView, YearSheetView } from '@/api/types.gen';
import { dayOf, formatDate, formatMonth } from '@/lib/dates';
import { language } from '@/lib/i18n';
import { serverNow } from '@/lib/server-clock';
import styles from '../administration.module.css';

const MONTHS = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'));
/** A Monday: a week begins there. */
const A_MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** A year as twelve sheets, each special day marked with 休 or 班 and named. */
export function YearSheet({ sheet }: { sheet: YearSheetView }): React.JSX.Element {
  const special = new Map(sheet.days.map((day) => [day.date, day]));
  return <div className={styles['months']}>{MONTHS.map((month) => <Month key={month} month={`${sheet.year}-${month}`} special={special} />)}</div>;
}

function Month({ month, special }: { month: string; special: ReadonlyMap<string, SpecialDayView> }): React.JSX.Element {
  const weekdays = Array.from({ length: 7 }, (_, i) => new Intl.DateTimeFormat(language(), { weekday: 'narrow', timeZone: 'UTC' }).format(A_MONDAY + i * DAY_MS));
  return (
    <table className={styles['month']}>
      <caption>{formatMonth(month)}</caption>
      <thead><tr>{weekdays.map((name, i) => <th key={i} scope="col">{name}</th>)}</tr></thead>
      <tbody>{weeksOf(month).map((week, i) => <tr key={i}>{week.map((date, j) => (date === null ? <td key={j} className={styles['free']} /> : <Day key={j} date={date} day={special.get(date)} isWeekend={j > 4} />))}</tr>)}</tbody>
    </table>
  );
}

function Day({ date, day, isWeekend }: { date: string; day: SpecialDayView | undefined; isWeekend: boolean }): React.JSX.Element {
  const { t } = useTranslation('administration');
  const classes = [day ? styles[day.kind] : isWeekend && styles['free'], date === dayOf(serverNow()) && styles['today']].filter(Boolean).join(' ');
  const what = day && `${t(`dayKind.${day.kind}`)} ${day.name}`;
  return (
    <td className={classes} {...(day ? { title: `${formatDate(date)} ${what}` } : {})}>
      {Number(date.slice(8))}
      {day && <><small aria-hidden="true">{t(day.working ? 'mark.work' : 'mark.rest')}</small><span className="visually-hidden"> {what}</span></>}
    </td>
  );
}

/** Weeks of a month from Monday on; null where the month has not begun or is over. */
function weeksOf(month: string): (string | null)[][] {
  const first = Date.parse(`${month}-01`);
  const lead = (new Date(first).getUTCDay() + 6) % 7;
  const days: (string | null)[] = Array.from({ length: lead }, () => null);
  for (let day = first; new Date(day).toISOString().startsWith(month); day += DAY_MS) days.push(new Date(day).toISOString().slice(0, 10));
  while (days.length % 7 > 0) days.push(null);
  return Array.from({ length: days.length / 7 }, (_, i) => days.slice(i * 7, i * 7 + 7));
}
