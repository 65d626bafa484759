import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, useLocation } from 'react-router';
import { InboxBell } from '@/features/inbox/public/inbox-bell';
import { language } from '@/lib/i18n';
import { useLive } from '@/lib/live/use-live';
import { type Role, useMe } from '@/lib/me';
import type { MenuEntry } from '@/lib/feature';
import { LanguageAndTheme } from '@/ui/language-and-theme';
import { menuOf } from '../features';
import { CaseSearch } from './case-search';
import { menuIcons } from './menu-icons';
import { PersonMenu } from './person-menu';
import styles from './frame.module.css';

const ME: MenuEntry = { to: '/me', label: { 'zh-CN': '我的', en: 'Me' }, icon: 'me', roles: [], order: 99, phone: true };
const BAR_HOLDS = 4;
const SEARCHERS: readonly Role[] = ['taskForce', 'supervisor'];

/** What stands around every page: brand, menu of the role, and what is the person's own. On a phone the menu is a bar at the bottom, and what it does not hold stands on the person's own page. */
export function Frame({ children }: { children: ReactNode }): React.JSX.Element {
  const { t } = useTranslation('routes');
  const { role } = useMe();
  const menu = menuOf(role);
  const bar = [...menu.filter(({ phone }) => phone).slice(0, BAR_HOLDS - 1), ME];
  const rest = menu.filter((entry) => !bar.includes(entry));
  const { pathname } = useLocation();
  const main = useFocusOnNewPage();
  useLive();
  return (
    <div className={styles['frame']}>
      <a className={styles['skip']} href="#page">{t('skip')}</a>
      <header className={styles['head']}>
        <Link to="/" className={styles['brand']}>三快<span lang="en"> Triquick</span></Link>
        {SEARCHERS.includes(role) && <CaseSearch />}
        <div className={styles['own']}>
          <InboxBell />
          <LanguageAndTheme />
          <PersonMenu />
        </div>
      </header>
      <nav className={styles['menu']} aria-label={t('menu')}><Entries entries={menu} /></nav>
      {pathname === ME.to && rest.length > 0 && <nav className={styles['rest']} aria-label={t('menuRest')}><Entries entries={rest} withIcons /></nav>}
      <div id="page" ref={main} tabIndex={-1} className={styles['page']}>{children}</div>
      <nav className={styles['bar']} aria-label={t('menu')}><Entries entries={bar} withIcons /></nav>
    </div>
  );
}

function Entries({ entries, withIcons = false }: { entries: readonly MenuEntry[]; withIcons?: boolean }): React.JSX.Element {
  return (
    <ul>
      {entries.map(({ to, label, icon }) => (
        <li key={to}>
          <NavLink to={to} className={({ isActive }) => (isActive ? styles['current'] : undefined) ?? ''}>
            {withIcons && menuIcons[icon]}
            {label[language()]}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}

/** After a step to another page, keyboard and screen reader begin at the page, not where the old one was left. */
function useFocusOnNewPage(): React.RefObject<HTMLDivElement | null> {
  const { pathname } = useLocation();
  const main = useRef<HTMLDivElement>(null);
  const seen = useRef(pathname);
  useEffect(() => {
    if (seen.current === pathname) return;
    seen.current = pathname;
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}
