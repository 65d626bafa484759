import { Input, type InputProps } from 'antd';
import { useState } from 'react';
import { parseCount } from '@/lib/counts';

interface Props extends Pick<InputProps, 'id' | 'onBlur' | 'disabled' | 'style' | 'suffix' | 'aria-label'> {
  /** Null or absent when there is none. */
  value?: number | null;
  /** Called with null while what is typed is no whole number. */
  onChange?: (count: number | null) => void;
  /** Told whether what is typed is none: where none is needed, null alone does not say so. */
  onWrong?: (isWrong: boolean) => void;
}

/** A whole number. What is typed stays as typed, also where it cannot be meant: it is refused, never changed. */
export function CountField({ value, onChange, onWrong, ...input }: Props): React.JSX.Element {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed !== null && parseCount(typed) === (value ?? null) ? typed : `${value ?? ''}`;
  const isWrong = (text: string): boolean => text.trim() !== '' && parseCount(text) === null;
  return (
    <Input
      {...input} inputMode="numeric" autoComplete="off" value={shown} {...(isWrong(shown) ? { status: 'error' as const, 'aria-invalid': true } : {})}
      onChange={({ target }) => {
        setTyped(target.value);
        onWrong?.(isWrong(target.value));
        onChange?.(parseCount(target.value));
      }}
    />
  );
}
