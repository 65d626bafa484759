import type { ReactNode } from 'react';
import { useIsNarrow } from '@/lib/use-is-narrow';
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
  /** What the figures of the column mean: its title opens to it, on a phone that of each card. */
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
  const narrow = useIsNarrow();
  if (rows.length === 0) return <div className={styles['table']}>{empty}</div>;
  return (
    <table className={styles['table']} aria-label={label}>
      <thead>
        <tr>{columns.map(({ key, title, align, width, explanation }) => <th key={key} scope="col" className={align === 'end' ? styles['end'] : undefined} style={width === undefined ? undefined : { width }}>{explanation && !narrow ? <Explained name={title} explanation={explanation}>{title}</Explained> : title}</th>)}</tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map(({ key, title, render, align, onPhone, explanation }) => {
              const isNamed = narrow && explanation !== undefined;
              return (
                <td key={key} data-title={title} className={[align === 'end' && styles['end'], onPhone && styles[onPhone], isNamed && styles['named']].filter(Boolean).join(' ') || undefined}>
                  {isNamed && <><span className={styles['name']}><Explained name={title} explanation={explanation}>{title}</Explained></span>{' '}</>}{render(row)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
