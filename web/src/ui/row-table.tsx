import type { ReactNode } from 'react';
import { Explained, type Explanation } from './explained';
import styles from './row-table.module.css';

export interface RowColumn<Row> {
  key: string;
  title: string;
  render: (row: Row) => ReactNode;
  /** Amounts stand at the right. */
  align?: 'end';
  /** On a phone, where a row is a card: without its title, or not at all. */
  onPhone?: 'bare' | 'hidden';
  width?: number | string;
  /** What the figures of the column mean: its title opens to it. */
  explanation?: Explanation;
}

interface Props<Row> {
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  columns: readonly RowColumn<Row>[];
  /** What the table holds, for whoever cannot see it. */
  label: string;
  empty: ReactNode;
}

/** A table of a page's rows, a card each on a phone; a tenth of the weight of Ant Design's. For hundreds of rows there is VirtualTable. */
export function RowTable<Row>({ rows, rowKey, columns, label, empty }: Props<Row>): React.JSX.Element {
  if (rows.length === 0) return <div className={styles['table']}>{empty}</div>;
  return (
    <table className={styles['table']} aria-label={label}>
      <thead>
        <tr>{columns.map(({ key, title, align, width, explanation }) => <th key={key} scope="col" className={align === 'end' ? styles['end'] : undefined} style={width === undefined ? undefined : { width }}>{explanation ? <Explained name={title} explanation={explanation}>{title}</Explained> : title}</th>)}</tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map(({ key, title, render, align, onPhone }) => (
              <td key={key} data-title={title} className={[align === 'end' && styles['end'], onPhone && styles[onPhone]].filter(Boolean).join(' ') || undefined}>{render(row)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
