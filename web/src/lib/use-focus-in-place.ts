import { type RefObject, useEffect, useRef } from 'react';

/**
 * For a list whose entries go once they are dealt with, and with them the button that was pressed: the keyboard goes on at the next entry that is
 * still there, else at the list. Entries are `article`s; they and the list can be focused.
 */
export function useFocusInPlace(): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  const last = useRef<{ entry: Element; after: HTMLElement[] } | null>(null);
  useEffect(() => {
    const element = list.current;
    const remember = ({ target }: FocusEvent): void => {
      const entry = target instanceof Element ? target.closest('article') : null;
      const entries = element ? entriesOf(element) : [];
      last.current = entry ? { entry, after: entries.slice(entries.indexOf(entry) + 1) } : null;
    };
    // Whoever pressed beside the list is no longer at an entry of it, although nothing else got the focus.
    const forget = ({ target }: PointerEvent): void => {
      if (!(target instanceof Node && element?.contains(target))) last.current = null;
    };
    element?.addEventListener('focusin', remember);
    document.addEventListener('pointerdown', forget);
    return () => {
      element?.removeEventListener('focusin', remember);
      document.removeEventListener('pointerdown', forget);
    };
  }, []);
  // After every drawing: which of them takes the entry away is not known beforehand.
  useEffect(() => {
    if (!list.current || !last.current || last.current.entry.isConnected) return;
    const { after } = last.current;
    last.current = null;
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    (after.find(({ isConnected }) => isConnected) ?? entriesOf(list.current).at(-1) ?? list.current).focus();
  });
  return list;
}

const entriesOf = (list: HTMLElement): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('article')];
