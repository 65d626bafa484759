import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { asTyped } from './as-typed';

interface Props {
  id?: string;
  /** `YYYY-MM`, as the API has it; null when there is none. */
  value?: string | null;
  onChange?: (month: string | null) => void;
}

const MONTH = 'YYYY-MM';

/** A month, such as the first one that is owed. */
export function MonthField({ id, value, onChange }: Props): React.JSX.Element {
  return (
    <DatePicker
      {...(id === undefined ? {} : { id })} picker="month" format={MONTH} style={{ width: '100%' }} value={value ? dayjs(value, MONTH) : null} {...asTyped((date) => onChange?.(date ? date.format(MONTH) : null))}
    />
  );
}
