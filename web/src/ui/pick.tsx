import styles from './pick.module.css';

interface Props<Value extends string> {
  /** What is chosen here, for whoever cannot see it. */
  label: string;
  /** Null while nothing is. */
  value: Value | null;
  /** Stands there until something is chosen. */
  placeholder?: string;
  options: readonly { value: Value; label: string }[];
  disabled?: boolean;
  onPick: (value: Value) => void;
}

/** One of a few, by the browser's own list: light, and on a phone the one people know. */
export function Pick<Value extends string>({ label, value, placeholder, options, disabled = false, onPick }: Props<Value>): React.JSX.Element {
  const pick = (text: string): void => {
    const chosen = options.find((option) => option.value === text);
    if (chosen) onPick(chosen.value);
  };
  return (
    <select className={styles['pick']} aria-label={label} value={value ?? ''} disabled={disabled} onChange={({ target }) => pick(target.value)}>
      {value === null && <option value="" disabled>{placeholder}</option>}
      {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
    </select>
  );
}
