import { Input } from 'antd';
import { useState } from 'react';
import { formatYuanInput, parseYuan } from '@/lib/money';

interface Props {
  id?: string;
  /** In fen; null or absent when there is none. */
  value?: number | null;
  /** Called with null while what is typed is no amount. */
  onChange?: (fen: number | null) => void;
  /** Told whether what is typed is no amount: where none is needed, null alone does not say so. */
  onWrong?: (isWrong: boolean) => void;
  onBlur?: () => void;
  disabled?: boolean;
  'aria-label'?: string;
}

/** People see and type yuan, the form holds fen. What is typed stays as typed until the field is left, or its value is set from elsewhere. */
export function FenField({ id, value, onChange, onWrong, onBlur, disabled, 'aria-label': label }: Props): React.JSX.Element {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed !== null && parseYuan(typed) === value ? typed : (value === null || value === undefined ? '' : formatYuanInput(value));
  const isWrong = shown.trim() !== '' && parseYuan(shown) === null;
  return (
    <Input
      {...(id === undefined ? {} : { id })} {...(label === undefined ? {} : { 'aria-label': label })} inputMode="decimal" prefix="¥" value={shown} disabled={disabled ?? false} maxLength={30}
      {...(isWrong ? { status: 'error' as const, 'aria-invalid': true } : {})}
      onChange={({ target }) => {
        setTyped(target.value);
        onWrong?.(target.value.trim() !== '' && parseYuan(target.value) === null);
        onChange?.(parseYuan(target.value));
      }}
      onBlur={() => {
        setTyped((text) => (text !== null && parseYuan(text) === null && text.trim() !== '' ? text : null));
        onBlur?.();
      }}
    />
  );
}
