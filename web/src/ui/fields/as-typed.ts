import type { DatePickerProps } from 'antd';
import type { Dayjs } from 'dayjs';

/**
 * How a date's field is told: each date that can be read counts at once, so that what stands there is what a press on the form's button sends; and
 * Enter takes the date without sending the form as well.
 */
export function asTyped(onChange: (date: Dayjs | null) => void): Pick<DatePickerProps, 'needConfirm' | 'onChange' | 'onCalendarChange' | 'onKeyDown'> {
  const take = (date: Dayjs | Dayjs[] | null): void => onChange(Array.isArray(date) ? (date[0] ?? null) : date);
  return {
    needConfirm: false, onChange: take, onCalendarChange: take,
    onKeyDown: (event) => {
      if (event.key === 'Enter') event.preventDefault();
    },
  };
}
