import { Fragment, type ReactNode } from 'react';
import { Link } from 'react-router';
import { usePageTitle } from '@/lib/page-title';
import styles from './page.module.css';

export interface Crumb {
  label: string;
  to: string;
}

interface Props {
  title: string;
  /** From the outermost to the nearest; the page itself is not among them. */
  crumbs?: readonly Crumb[];
  /** Beside the title, such as a countdown or a state. */
  aside?: ReactNode;
  /** Buttons at the right. */
  actions?: ReactNode;
  children: ReactNode;
}

/** The inside of a page: one title, where it lies, and what can be done. It names the browser's tab, too. */
export function Page({ title, crumbs = [], aside, actions, children }: Props): React.JSX.Element {
  usePageTitle(title);
  return (
    <main className={styles['page']}>
      <header className={styles['head']}>
        {crumbs.length > 0 && (
          <nav className={styles['crumbs']} aria-label={crumbs.map(({ label }) => label).join(' / ')}>
            <span aria-hidden="true">‹ </span>
            {crumbs.map(({ label, to }, place) => <Fragment key={to}>{place > 0 && <span aria-hidden="true"> / </span>}<Link to={to}>{label}</Link></Fragment>)}
          </nav>
        )}
        <div className={styles['line']}>
          <h1>{title}</h1>
          {aside}
          {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
        </div>
      </header>
      {children}
    </main>
  );
}
