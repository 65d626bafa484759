import type { ReactNode } from 'react';
import styles from './card.module.css';

/** A surface of its own with a name, and beside it what can be done with what it holds. */
export function Card({ title, extra, children }: { title?: string; extra?: ReactNode; children: ReactNode }): React.JSX.Element {
  return (
    <section className={styles['card']}>
      {title !== undefined && <header className={styles['head']}><h2>{title}</h2>{extra}</header>}
      <div className={styles['body']}>{children}</div>
    </section>
  );
}

/** Names and what they are, in two columns where there is room for them. */
export function FactSheet({ rows, columns = 2 }: { rows: readonly (readonly [name: string, value: ReactNode])[]; columns?: 1 | 2 }): React.JSX.Element {
  return (
    <dl className={`${styles['facts']} ${columns === 2 ? styles['two'] : ''}`}>
      {rows.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
    </dl>
  );
}
