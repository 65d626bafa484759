import { useEffect, useState } from 'react';

/**
 * For what covers the page and is taken away at once, without the closing after which Ant Design would do it: the keyboard goes on where it was
 * before, unless something else has taken it meanwhile.
 */
export function useFocusBack(): void {
  // Asked while it is first drawn: afterwards the focus lies within.
  const [before] = useState(() => document.activeElement);
  useEffect(() => () => {
    if (before instanceof HTMLElement && (document.activeElement === null || document.activeElement === document.body)) before.focus({ preventScroll: true });
  }, [before]);
}
