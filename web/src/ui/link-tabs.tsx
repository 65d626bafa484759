import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import styles from './link-tabs.module.css';

export interface LinkTab {
  key: string;
  label: string;
  to: string;
}

interface Props {
  /** What the tabs are parts of, for whoever cannot see it. */
  label: string;
  tabs: readonly LinkTab[];
  /** Key of the one that is shown. */
  shown: string;
}

/** Parts of a thing as links, since each has an address of its own. A desk shows them all, in two rows where they need them; on a phone the row is pushed sideways, to the one that is shown. */
export function LinkTabs({ label, tabs, shown }: Props): React.JSX.Element {
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    const link = row.current?.querySelector<HTMLElement>('[aria-current]');
    if (row.current && link) row.current.scrollLeft = link.offsetLeft - row.current.offsetLeft - (row.current.clientWidth - link.offsetWidth) / 2;
  }, [shown]);
  return (
    <nav ref={row} aria-label={label} className={styles['tabs']}>
      <ul>{tabs.map(({ key, label: text, to }) => <li key={key}><Link to={to} aria-current={key === shown ? 'page' : undefined}>{text}</Link></li>)}</ul>
    </nav>
  );
}
