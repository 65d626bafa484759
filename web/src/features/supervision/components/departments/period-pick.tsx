import { Alert, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf } from '@/lib/dates';
import { serverNow } from '@/lib/server-clock';
import { DayInput } from '@/ui/fields/day-input';
import styles from '../supervision.module.css';
import { faultOf, type Period, periodBack, type SpanDays, spanOf, SPANS } from './department-address';

interface Props {
  period: Period;
  /** Called with what can be compared, never with what cannot. */
  onPick: (period: Period) => void;
}

/** One of the usual spans, or any days up to today. What cannot be compared stays in the fields with the reason, until it is put right. */
export function PeriodPick({ period, onPick }: Props): React.JSX.Element {
  const { t } = useTranslation('supervision');
  const [wrong, setWrong] = useState<Period | null>(null);
  const now = serverNow();
  const today = dayOf(now);
  const { from, to = today } = wrong ?? period;
  const fault = faultOf({ from, to }, now);
  const pick = (next: Period): void => {
    const isRight = faultOf(next, now) === null;
    setWrong(isRight ? null : next);
    if (isRight) onPick(next);
  };
  return (
    <>
      <div className={styles['choices']}>
        <Segmented<SpanDays | null> aria-label={t('period')} value={wrong === null ? spanOf(period, now) : null} onChange={(days) => days !== null && pick(periodBack(days, now))} options={SPANS.map((value) => ({ value, label: t(`days.${value}`) }))} />
        <div role="group" aria-label={t('period.days')} className={styles['days']}>
          <DayInput end="from" value={from} max={today} isWrong={fault !== null} onChange={(day) => pick({ from: day, to })} />
          <DayInput end="to" value={to} max={today} isWrong={fault !== null} onChange={(day) => pick({ from, to: day })} />
        </div>
      </div>
      {fault !== null && <PeriodFault fault={fault} />}
    </>
  );
}

/** Why nothing is compared. */
export function PeriodFault({ fault }: { fault: NonNullable<ReturnType<typeof faultOf>> }): React.JSX.Element {
  const { t } = useTranslation('supervision');
  return <Alert type="error" showIcon role="alert" title={t(`period.${fault}`)} style={{ marginBottom: 16 }} />;
}
