import { Button } from 'antd';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import styles from './menu-button.module.css';

export interface MenuItem {
  key: string;
  label: string;
  danger?: boolean;
  onClick: () => void;
}

interface Props {
  /** Parts of the menu, with a line between; those without an item are left out. */
  groups: readonly (readonly MenuItem[])[];
  /** Says what the menu is about, above its items. */
  head?: string;
  /** For whoever cannot see the sign on the button. */
  name?: string;
  type?: 'default' | 'text';
  testId?: string;
  children: ReactNode;
}

/** From its button to the menu. */
const GAP_PX = 4;
/** With less room below it, the menu opens upwards. */
const ROOM_PX = 240;

/**
 * A button that opens a menu, by tap and by keyboard; the browser closes it at Escape and at a tap beside it. What is chosen happens with the keyboard back on
 * the button, so that a dialog that is closed leads back to it.
 */
export function MenuButton({ groups, head, name, type = 'default', testId, children }: Props): React.JSX.Element {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const items = (): HTMLElement[] => [...(menu.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];

  const place = (): void => {
    if (!button.current || !menu.current) return;
    const { left, right, top, bottom } = button.current.getBoundingClientRect();
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    const isRight = left + right > width;
    const isUp = height - bottom < ROOM_PX && top > height - bottom;
    Object.assign(menu.current.style, {
      left: isRight ? 'auto' : `${left}px`, right: isRight ? `${width - right}px` : 'auto', top: isUp ? 'auto' : `${bottom + GAP_PX}px`, bottom: isUp ? `${height - top + GAP_PX}px` : 'auto',
    });
  };
  const move = (event: KeyboardEvent): void => {
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const next = { ArrowDown: all[at + 1] ?? all[0], ArrowUp: all[at - 1] ?? all.at(-1), Home: all[0], End: all.at(-1) }[event.key];
    if (event.key === 'Tab') menu.current?.hidePopover();
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  const choose = (item: MenuItem): void => {
    menu.current?.hidePopover();
    button.current?.focus();
    item.onClick();
  };
  return (
    <>
      <Button ref={button} type={type} popoverTarget={id} aria-haspopup="menu" aria-expanded={isOpen} {...(name === undefined ? {} : { 'aria-label': name })} {...(testId === undefined ? {} : { 'data-testid': testId })}>{children}</Button>
      <div
        ref={menu} id={id} popover="auto" role="menu" className={styles['menu']} onKeyDown={move} onBeforeToggle={({ newState }) => newState === 'open' && place()}
        onToggle={({ newState }) => {
          setIsOpen(newState === 'open');
          if (newState === 'open') items()[0]?.focus();
        }}
      >
        {head !== undefined && <p role="presentation">{head}</p>}
        {groups.filter((group) => group.length > 0).map((group) => (
          <div key={group[0]?.key} role="group">
            {group.map((item) => <button key={item.key} type="button" role="menuitem" tabIndex={-1} className={item.danger === true ? styles['danger'] : undefined} onClick={() => choose(item)}>{item.label}</button>)}
          </div>
        ))}
      </div>
    </>
  );
}
