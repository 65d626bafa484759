import { type ReactNode, useId } from 'react';
import styles from './repayment.module.css';

interface Props {
  title: string;
  /** Buttons at the right. */
  actions?: ReactNode;
  children: ReactNode;
}

/** One part of a page: a heading, what can be done, and what there is. */
export function Part({ title, actions, children }: Props): React.JSX.Element {
  const id = useId();
  return (
    <section className={styles['card']} aria-labelledby={id}>
      <div className={styles['head']}><h2 id={id}>{title}</h2>{actions !== undefined && <div className={styles['buttons']}>{actions}</div>}</div>
      {children}
    </section>
  );
}
