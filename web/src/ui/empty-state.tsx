import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

interface Props {
  /** What is not there yet: 还没有案件。 */
  title: string;
  /** What to do first: 接到职工反映后，点「登记」，边听边填。 */
  hint: string;
  action?: ReactNode;
}

/** An empty list teaches how the first entry comes about. */
export function EmptyState({ title, hint, action }: Props): React.JSX.Element {
  return (
    <div className={styles['empty']}>
      <p className={styles['title']}>{title}</p>
      <p className={styles['hint']}>{hint}</p>
      {action}
    </div>
  );
}
