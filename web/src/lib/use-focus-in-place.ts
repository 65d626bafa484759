import { type RefObject, useEffect, useRef } from 'react';

/**
 * For a list whose entries go once they are dealt with, and with them the button that was pressed: the keyboard goes on at the entry that took the
 * place, else at the list. Entries are `article`s; they and the list can be focused.
 */
export function useFocusInPlace(): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  const last = useRef<{ entry: Element; place: number } | null>(null);
  useEffect(() => {
    const element = list.current;
    const remember = ({ target }: FocusEvent): void => {
      const entry = target instanceof Element ? target.closest('article') : null;
      last.current = entry && element ? { entry, place: entriesOf(element).indexOf(entry) } : null;
    };
    element?.addEventListener('focusin', remember);
    return () => element?.removeEventListener('focusin', remember);
  }, []);
  // After every drawing: which of them takes the entry away is not known beforehand.
  useEffect(() => {
    if (!list.current || !last.current || last.current.entry.isConnected) return;
    const { place } = last.current;
    last.current = null;
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    const entries = entriesOf(list.current);
    (entries[place] ?? entries.at(-1) ?? list.current).focus();
  });
  return list;
}

const entriesOf = (list: HTMLElement): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('article')];
