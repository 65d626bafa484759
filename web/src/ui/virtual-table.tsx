import { memo, type ReactNode, type UIEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useIsNarrow } from '@/lib/use-is-narrow';
import styles from './virtual-table.module.css';

export interface VirtualColumn<Row> {
  key: string;
  title: ReactNode;
  render: (row: Row) => ReactNode;
  /** A track of a CSS grid: `120px`, `minmax(120px, 2fr)`. */
  width: string;
  align?: 'end';
  /** Words take two lines where one is too short, on a phone three; the height of a row holds no more. */
  wraps?: boolean;
  /** On a phone, where a row is a card: above the others and without its title, or not at all. */
  onPhone?: 'bare' | 'hidden';
}

interface Props<Row> {
  /** What the table holds, for whoever cannot see it. */
  label: string;
  count: number;
  /** Undefined while the row is being read. */
  rowAt: (index: number) => Row | undefined;
  /** Stable from one drawing to the next: a row is drawn anew when it, its choice or these change. */
  columns: readonly VirtualColumn<Row>[];
  onView: (first: number, last: number) => void;
  empty: ReactNode;
  /** In px; in a narrower window it is pushed sideways, but on a phone. */
  minWidth?: number;
  choice?: {
    /** Beside the titles: chooses all. */
    head: ReactNode;
    isChosen: (row: Row) => boolean;
    /** Stable. */
    render: (row: Row, isChosen: boolean) => ReactNode;
  };
}

const ROW = { wide: 44, narrow: 104 };
/** Rows beyond the edges, so that scrolling shows no gap. */
const BEYOND = 6;
/** The view moves by so many rows at once: not each pixel draws. */
const STEP = 4;

/** Rows of any number, of which only those in view are in the page; on a phone each is a card. */
export function VirtualTable<Row>({ label, count, rowAt, columns, onView, empty, minWidth = 0, choice }: Props<Row>): React.JSX.Element {
  const narrow = useIsNarrow();
  const height = narrow ? ROW.narrow : ROW.wide;
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ first: 0, rows: 24 });
  const look = useCallback((element: HTMLElement): void => {
    const first = Math.floor(element.scrollTop / height / STEP) * STEP;
    const rows = Math.ceil(element.clientHeight / height) + STEP;
    setView((seen) => (seen.first === first && seen.rows === rows ? seen : { first, rows }));
  }, [height]);
  useLayoutEffect(() => {
    if (scroller.current) look(scroller.current);
  }, [look, count]);
  const first = Math.max(0, Math.min(view.first, count - 1) - BEYOND);
  const last = Math.min(count, view.first + view.rows + BEYOND);
  useEffect(() => onView(first, last), [first, last, onView]);
  if (count === 0) return <div className={styles['scroller']}>{empty}</div>;
  const tracks = { '--tracks': `${choice ? '44px ' : ''}${columns.map(({ width }) => width).join(' ')}`, '--row': `${height}px`, '--min-width': `${minWidth}px` } as React.CSSProperties;
  return (
    <div ref={scroller} className={styles['scroller']} style={tracks} tabIndex={0} role="region" aria-label={label} onScroll={({ currentTarget }: UIEvent<HTMLElement>) => look(currentTarget)}>
      <div role="table" className={styles['table']} aria-label={label} aria-rowcount={count + 1}>
        <div role="rowgroup" className={styles['head']}>
          <div role="row" aria-rowindex={1} className={styles['row']}>
            {choice && <span role="columnheader" className={styles['choice']}>{choice.head}</span>}
            {columns.map(({ key, title, align }) => <span key={key} role="columnheader" className={[styles['title'], align && styles[align]].filter(Boolean).join(' ')}>{title}</span>)}
          </div>
        </div>
        <div role="rowgroup" className={styles['body']} style={{ height: count * height }}>
          {Array.from({ length: Math.max(0, last - first) }, (_, place) => {
            const index = first + place;
            const row = rowAt(index);
            return <Line key={index} index={index} top={index * height} row={row} columns={columns as readonly VirtualColumn<unknown>[]} isChosen={row !== undefined && choice?.isChosen(row) === true} renderChoice={choice?.render as LineProps['renderChoice']} />;
          })}
        </div>
      </div>
    </div>
  );
}

interface LineProps {
  index: number;
  top: number;
  row: unknown;
  columns: readonly VirtualColumn<unknown>[];
  isChosen: boolean;
  renderChoice: ((row: unknown, isChosen: boolean) => ReactNode) | undefined;
}

const Line = memo(function Line({ index, top, row, columns, isChosen, renderChoice }: LineProps): React.JSX.Element {
  const cell = (content: ReactNode, key: string, className: string | undefined, title?: ReactNode): ReactNode => (
    <span key={key} role="cell" className={className} {...(typeof title === 'string' ? { 'data-title': title } : {})}>{content}</span>
  );
  return (
    <div role="row" aria-rowindex={index + 2} className={`${styles['row']} ${styles['line']} ${isChosen ? styles['chosen'] : ''}`} style={{ transform: `translateY(${top}px)` }}>
      {row === undefined
        ? <span role="cell" className={styles['waiting']}>…</span>
        : [
            ...(renderChoice ? [cell(renderChoice(row, isChosen), 'choice', styles['choice'])] : []),
            ...columns.map(({ key, title, render, align, wraps, onPhone }) => cell(render(row), key, [styles['cell'], align && styles[align], wraps && styles['wraps'], onPhone && styles[onPhone]].filter(Boolean).join(' '), title)),
          ]}
    </div>
  );
});
