import type { ReactNode, RefObject } from 'react';
import styles from './repayment.module.css';

interface Props {
  isOpen: boolean;
  onToggle: () => void;
  line?: RefObject<HTMLButtonElement | null>;
  /** What is folded, and how much of it there is. */
  children: ReactNode;
}

/** Folds and unfolds what stands below it, or, among the rows of a table, what is left out there. */
export function FoldLine({ isOpen, onToggle, line, children }: Props): React.JSX.Element {
  return <button ref={line} type="button" className={styles['fold']} aria-expanded={isOpen} onClick={onToggle}><span aria-hidden="true" className={styles['sign']}>{isOpen ? '▾' : '▸'}</span><span>{children}</span></button>;
}
