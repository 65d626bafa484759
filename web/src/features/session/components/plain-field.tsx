import { type Ref, useId } from 'react';
import styles from './plain-form.module.css';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'password';
  autoComplete: string;
  autoFocus?: boolean;
  hint?: string;
  error: string | null;
  inputRef?: Ref<HTMLInputElement>;
}

export function PlainField({ label, value, onChange, type = 'text', autoComplete, autoFocus = false, hint, error, inputRef }: Props): React.JSX.Element {
  const id = useId();
  const about = [hint === undefined ? null : `${id}-hint`, error === null ? null : `${id}-error`].filter((part) => part !== null).join(' ');
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id} ref={inputRef} type={type} value={value} autoComplete={autoComplete} autoCapitalize="none" spellCheck={false} maxLength={200}
        autoFocus={autoFocus} aria-invalid={error !== null} aria-describedby={about === '' ? undefined : about} onChange={(event) => onChange(event.target.value)}
      />
      {hint !== undefined && <p id={`${id}-hint`} className={styles['hint']}>{hint}</p>}
      {error !== null && <p id={`${id}-error`} className={styles['error']}>{error}</p>}
    </div>
  );
}
