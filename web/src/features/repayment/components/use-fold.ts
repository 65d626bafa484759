import { useEffect, useRef } from 'react';
import { type CasePart, openedBy } from './case-form';

export interface Fold {
  isOpen: boolean;
  /** Which of its views was chosen; null: none. */
  view: string | null;
  /** The line that folds and unfolds; a link to the part leads the keyboard there. */
  line: React.RefObject<HTMLButtonElement | null>;
  toggle: () => void;
  look: (view: string) => void;
  /** Opens a form of the part, which is unfolded: what the form records is then in sight. */
  show: (form: string) => void;
}

const [OPEN, CLOSED] = ['open', 'closed'];

/**
 * A part of the tab that is folded until somebody looks at it. Its view stands in the address (`payments=open`, `receipts=notReceived`), so that a
 * reload and the way back find it as it was; a link opens it as it opens a form, by `open=receipts:notReceived`.
 */
export function useFold({ open, viewOf, show, look }: CasePart, name: string, isOpenByItself = false): Fold {
  const line = useRef<HTMLButtonElement>(null);
  const asked = openedBy(open, name);
  const wanted = asked && (asked[0] ?? OPEN);
  const said = wanted ?? viewOf(name);
  const isOpen = said === null ? isOpenByItself : said !== CLOSED;
  const view = said === OPEN || said === CLOSED ? null : said;
  const askedAt = useRef<Element | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    askedAt.current = document.activeElement ?? document.body;
    look({ [name]: wanted });
  }, [wanted, name, look]);
  // After every drawing: what the part tells may still be on its way. Whoever went elsewhere meanwhile stays there.
  useEffect(() => {
    if (askedAt.current === null || line.current === null) return;
    const isWaiting = [askedAt.current, document.body].includes(document.activeElement ?? document.body);
    askedAt.current = null;
    if (isWaiting) line.current.focus();
  });
  return {
    isOpen, view, line,
    toggle: () => look({ [name]: isOpen ? CLOSED : OPEN }), look: (next) => look({ [name]: next }), show: (form) => show(form, { [name]: view ?? OPEN }),
  };
}
