import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Explained, type Explanation } from './explained';
import styles from './figure.module.css';

interface Props {
  label: string;
  value: ReactNode;
  /** Below the figure, such as the number of people. */
  note?: ReactNode;
  explanation: Explanation;
  /** The rows it is made of. */
  to?: string;
  tone?: 'plain' | 'over';
}

/** A figure above a page: what it is called, how large it is, why, and the rows behind it. */
export function Figure({ label, value, note, explanation, to, tone = 'plain' }: Props): React.JSX.Element {
  const shown = <span className={tone === 'over' ? styles['over'] : undefined}>{value}</span>;
  return (
    <div className={styles['figure']}>
      <div className={styles['label']}><Explained name={label} explanation={explanation}>{label}</Explained></div>
      <div className={styles['value']}>{to === undefined ? shown : <Link to={to}><span className="visually-hidden">{label} </span>{shown}</Link>}</div>
      {note !== undefined && <div className={styles['note']}>{note}</div>}
    </div>
  );
}

/** Figures side by side; on a phone amounts stand below each other, and of `counts`, which are short, two in a row; `lines` share one card there, a line each. */
export function Figures({ of = 'amounts', children }: { of?: 'amounts' | 'counts' | 'lines'; children: ReactNode }): React.JSX.Element {
  return <div className={[styles['figures'], of !== 'amounts' && styles[of]].filter(Boolean).join(' ')}>{children}</div>;
}
