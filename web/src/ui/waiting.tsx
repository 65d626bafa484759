import styles from './waiting.module.css';

/** The place of what is on its way. */
export function Waiting({ lines = 3 }: { lines?: number }): React.JSX.Element {
  return <div className={styles['waiting']} aria-busy>{Array.from({ length: lines }, (_, line) => <span key={line} />)}</div>;
}
