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

/** More columns of amounts than these stand on a sheet only in small letters. */
const MOST_AT_FULL_SIZE = 4;

const DAYS = /(\d{4}-\d\d-\d\d(?: (?:周.|[A-Z][a-z]{2}))?)/;
const MOMENTS = /(\d{4}-\d\d-\d\d(?: (?:周.|[A-Z][a-z]{2}))?(?: \d\d:\d\d)?)/;

/** With more columns than these a time has to stand below its day. */
const MOST_WITH_MOMENTS = 3;

/** A date is not torn apart at its dashes or from its weekday, however narrow its column, and where there is room not from its time. */
export function Unbroken({ text, isRoomy = false }: { text: string; isRoomy?: boolean }): React.JSX.Element {
  return <>{text.split(isRoomy ? MOMENTS : DAYS).map((part, place) => (place % 2 === 1 ? <span key={`${place} ${part}`} className={styles['day']}>{part}</span> : part))}</>;
}

/** A table whose head stands on every sheet. */
export function PrintTable({ label, head, rows, amounts = 0 }: TableProps): React.JSX.Element {
  const classOf = (place: number): string | undefined => (place >= head.length - amounts ? [styles['end'], amounts > MOST_AT_FULL_SIZE && styles['small']].filter(Boolean).join(' ') : undefined);
  return (
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label={label}>
      <table className={styles['table']}>
        <thead><tr>{head.map((name, place) => <th key={name} scope="col" className={classOf(place)}>{name}</th>)}</tr></thead>
        <tbody>{rows.map(({ key, cells }) => <tr key={key}>{cells.map((cell, place) => <td key={head[place]} className={classOf(place)}>{typeof cell === 'string' ? <Unbroken text={cell} isRoomy={head.length <= MOST_WITH_MOMENTS} /> : cell}</td>)}</tr>)}</tbody>
      </table>
    </div>
  );
}
