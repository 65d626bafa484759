import { Fragment, type ReactNode } from 'react';
import styles from './print.module.css';

/** A heading with what stands under it; left out where there is nothing. */
export function PrintPart({ title, isEmpty = false, children }: { title: string; isEmpty?: boolean; children: ReactNode }): React.JSX.Element | null {
  return isEmpty ? null : <section><h2>{title}</h2>{children}</section>;
}

export type PrintFact = readonly [name: string, value: ReactNode, width?: 'wide'];

/** Names and values, two beside each other; long ones over the whole width, which stand last. */
export function PrintFacts({ rows }: { rows: readonly PrintFact[] }): React.JSX.Element {
  const short = rows.filter(([, , width]) => width === undefined);
  // An odd one would leave a hole before the wide ones.
  const even: readonly PrintFact[] = short.length % 2 === 0 ? short : [...short, ['', '']];
  return (
    <dl className={styles['facts']}>
      {[...even, ...rows.filter(([, , width]) => width === 'wide')].map(([name, value, width], place) => <Fragment key={`${name} ${place}`}><dt>{name}</dt><dd className={width && styles['wide']}>{value}</dd></Fragment>)}
    </dl>
  );
}

interface TableProps {
  label: string;
  head: readonly string[];
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
  /** So many columns at the right hold amounts. */
  amounts?: number;
}

/** A table whose head stands on every sheet. */
export function PrintTable({ label, head, rows, amounts = 0 }: TableProps): React.JSX.Element {
  const classOf = (place: number): string | undefined => (place >= head.length - amounts ? styles['end'] : undefined);
  return (
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label={label}>
      <table className={styles['table']}>
        <thead><tr>{head.map((name, place) => <th key={name} scope="col" className={classOf(place)}>{name}</th>)}</tr></thead>
        <tbody>{rows.map(({ key, cells }) => <tr key={key}>{cells.map((cell, place) => <td key={head[place]} className={classOf(place)}>{cell}</td>)}</tr>)}</tbody>
      </table>
    </div>
  );
}
