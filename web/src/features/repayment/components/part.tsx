import { type ReactNode, useId } from 'react';
import { FoldLine } from './fold-line';
import styles from './repayment.module.css';
import type { Fold } from './use-fold';

interface Props {
  title: string;
  /** How much there is of it, beside the title: also while it is folded. */
  sum?: ReactNode;
  /** Without one it is always open. */
  fold?: Fold;
  /** Buttons at the right; folded or not. */
  actions?: ReactNode;
  children: ReactNode;
}

/** One part of a page: a heading, what can be done, and what there is. */
export function Part({ title, sum, fold, actions, children }: Props): React.JSX.Element {
  const id = useId();
  const name = <>{title}{sum !== undefined && <span className={styles['sum']}> {sum}</span>}</>;
  return (
    <section className={styles['card']} aria-labelledby={id}>
      <div className={styles['head']}>
        <h2 id={id}>{fold ? <FoldLine isOpen={fold.isOpen} onToggle={fold.toggle} line={fold.line}>{name}</FoldLine> : name}</h2>
        {actions !== undefined && actions !== false && <div className={styles['buttons']}>{actions}</div>}
      </div>
      {(fold === undefined || fold.isOpen) && children}
    </section>
  );
}
