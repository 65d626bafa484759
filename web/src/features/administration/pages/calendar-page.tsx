import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf } from '@/lib/dates';
import { isProblem } from '@/lib/problem';
import { serverNow } from '@/lib/server-clock';
import { lazily } from '@/ui/lazily';
import { ProblemAlert } from '@/ui/problem-alert';
import { Waiting } from '@/ui/waiting';
import { AdminPage } from '../components/admin-page';
import styles from '../components/administration.module.css';
import { CalendarHistory } from '../components/calendar/calendar-history';
import { CountDays } from '../components/calendar/count-days';
import { YearSheet } from '../components/calendar/year-sheet';
import { Moves } from '../components/moves';
import { useYear } from '../queries';

const MoveDialog = lazily(() => import('../components/move-dialog').then((part) => part.MoveDialog));
const NoticeDialog = lazily(() => import('../components/calendar/notice-dialog').then((part) => part.NoticeDialog));
const OwnDaysDialog = lazily(() => import('../components/calendar/own-days-dialog').then((part) => part.OwnDaysDialog));

/** Which days are worked: the year's sheet, the notices and the office's own days, and what a change does to the clocks. */
export default function CalendarPage(): React.JSX.Element {
  const { t } = useTranslation('administration');
  const [year, setYear] = useState(() => Number(dayOf(serverNow()).slice(0, 4)));
  const { data: sheet, error } = useYear(year);
  const [opened, setOpened] = useState<'notice' | 'own' | 'move' | null>(null);
  const close = (): void => setOpened(null);
  return (
    <AdminPage part="calendar" actions={<><Button type="primary" onClick={() => setOpened('notice')}>{t('notice.enter', { year })}</Button><Button onClick={() => setOpened('own')}>{t('own.enter')}</Button><Button onClick={() => setOpened('move')}>{t('move.title')}</Button></>}>
      <div className={styles['row']} style={{ marginBottom: 16 }}>
        <Button onClick={() => setYear(year - 1)} aria-label={t('calendar.before', { year: year - 1 })}>‹ {year - 1}</Button>
        <strong aria-live="polite">{year}</strong>
        <Button onClick={() => setYear(year + 1)} aria-label={t('calendar.after', { year: year + 1 })}>{year + 1} ›</Button>
        {sheet?.year === year && <span className={styles['muted']}>{t('calendar.workingDays', { count: sheet.workingDays })} · {t(`origin.${sheet.origin}`)}{sheet.source !== null && ` · ${sheet.source}`}</span>}
      </div>
      {isProblem(error) && <ProblemAlert problem={error} />}
      {sheet?.provisional === true && sheet.year === year && <Alert type="warning" showIcon title={t('calendar.provisional', { year })} style={{ marginBottom: 16 }} />}
      <div className={styles['section']}>{sheet ? <YearSheet sheet={sheet} /> : !error && <Waiting />}</div>
      <CountDays />
      <Moves />
      <CalendarHistory />
      {opened === 'notice' && sheet?.year === year && <NoticeDialog sheet={sheet} onClose={close} />}
      {opened === 'move' && sheet && <MoveDialog version={sheet.version} onClose={close} />}
      {opened === 'own' && sheet && <OwnDaysDialog sheet={sheet} onClose={close} />}
    </AdminPage>
  );
}
