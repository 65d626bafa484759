import { Input } from 'antd';
import { useTranslation } from 'react-i18next';

interface Props {
  /** Which end of a time it is; both days belong to it. */
  end: 'from' | 'to';
  /** `YYYY-MM-DD`; empty: none. */
  value: string;
  min?: string;
  max?: string;
  isWrong?: boolean;
  onChange: (date: string) => void;
}

/** The first or the last day of a time, by the browser's own field, which is light and made for the finger on a phone. */
export function DayInput({ end, value, min, max, isWrong = false, onChange }: Props): React.JSX.Element {
  const { t } = useTranslation('ui');
  return <Input type="date" prefix={t(`day.${end}`)} aria-label={t(`day.${end}Date`)} value={value} min={min} max={max} aria-invalid={isWrong} status={isWrong ? 'error' : ''} onChange={({ target }) => onChange(target.value)} />;
}
