import { Table, type TableProps } from 'antd';
import type { ReactNode } from 'react';

/** So many rows are drawn at once; above, only those in view are. */
const DRAWN_AT_ONCE = 100;
const VIEW_HEIGHT = 560;

interface Props<Row extends object> extends Pick<TableProps<Row>, 'columns' | 'loading' | 'onRow' | 'rowSelection' | 'expandable' | 'rowClassName' | 'summary'> {
  rows: readonly Row[];
  rowKey: Extract<keyof Row, string>;
  /** What the table holds, for whoever cannot see it. */
  label: string;
  /** Sum of the columns' widths in px, below which it scrolls sideways. */
  width: number;
  height?: number;
  empty: ReactNode;
}

/** Rows of any number: beyond a hundred only those in view are in the page, so that ten thousand scroll smoothly. */
export function DataTable<Row extends object>({ rows, rowKey, label, width, height = VIEW_HEIGHT, empty, ...rest }: Props<Row>): React.JSX.Element {
  const isLong = rows.length > DRAWN_AT_ONCE;
  return (
    <div role="region" aria-label={label}>
      <Table<Row>
        {...rest} dataSource={rows} rowKey={rowKey} pagination={false} size="small" virtual={isLong}
        scroll={isLong ? { x: width, y: height } : { x: width }} locale={{ emptyText: empty }}
      />
    </div>
  );
}
