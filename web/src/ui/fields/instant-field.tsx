import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';
import { officeZone } from '@/lib/office';
import { asTyped } from './as-typed';

dayjs.extend(utc);
dayjs.extend(timezone);

interface Props {
  id?: string;
  /** An ISO instant, as the API has it; null when there is none. */
  value?: string | null;
  onChange?: (instant: string | null) => void;
  disabled?: boolean;
}

/** A moment, shown and chosen by the clock of the office, wherever the device is. */
export function InstantField({ id, value, onChange, disabled }: Props): React.JSX.Element {
  return (
    <DatePicker
      {...(id === undefined ? {} : { id })} showTime={{ format: 'HH:mm', minuteStep: 5 }} format="YYYY-MM-DD HH:mm" style={{ width: '100%' }} disabled={disabled ?? false}
      value={value ? dayjs(value).tz(officeZone()) : null} {...asTyped((date) => onChange?.(date ? dayjs.tz(date.format('YYYY-MM-DD HH:mm'), officeZone()).toISOString() : null))}
    />
  );
}
