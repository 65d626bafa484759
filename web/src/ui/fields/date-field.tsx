import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { asTyped } from './as-typed';

interface Props {
  id?: string;
  /** `YYYY-MM-DD`, as the API has it; null when there is none. */
  value?: string | null;
  onChange?: (date: string | null) => void;
  disabled?: boolean;
  /** Days that cannot be chosen, each as `YYYY-MM-DD`. */
  isClosed?: (date: string) => boolean;
  /** What it is called where no label stands beside it. */
  label?: string;
}

const DATE = 'YYYY-MM-DD';

/** A business date: a day of the office, in no zone. */
export function DateField({ id, value, onChange, disabled, isClosed, label }: Props): React.JSX.Element {
  const take = (date: dayjs.Dayjs | null): void => {
    const day = date && date.format(DATE);
    if (day === null || !isClosed?.(day)) onChange?.(day);
  };
  return (
    <DatePicker
      {...(id === undefined ? {} : { id })} {...(label === undefined ? {} : { 'aria-label': label })} format={DATE} style={{ width: '100%' }} disabled={disabled ?? false} value={value ? dayjs(value, DATE) : null} {...asTyped(take)}
      {...(isClosed ? { disabledDate: (date: dayjs.Dayjs) => isClosed(date.format(DATE)) } : {})}
    />
  );
}
