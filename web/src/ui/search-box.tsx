import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';

const WAIT_MS = 250;

interface Props {
  label: string;
  /** What is searched for now. */
  value: string;
  /** Called a moment after the last letter; never in the middle of a Chinese word that is being composed. */
  onSearch: (text: string) => void;
}

/** Searches while somebody types, also by an input method: only what is composed counts. */
export function SearchBox({ label, value, onSearch }: Props): React.JSX.Element {
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  const timer = useRef<number | undefined>(undefined);
  const isComposing = useRef(false);
  if (seen !== value) {
    setSeen(value);
    setText(value);
  }
  useEffect(() => () => window.clearTimeout(timer.current), []);
  // What was typed a moment ago is asked of the page as it is by then: it may have gone on meanwhile.
  const search = useRef(onSearch);
  useEffect(() => {
    search.current = onSearch;
  });
  const ask = (next: string, wait: number): void => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => search.current(next.trim()), wait);
  };
  return (
    <Input
      type="search" allowClear value={text} placeholder={label} aria-label={label} maxLength={100}
      onChange={({ target }) => {
        setText(target.value);
        if (!isComposing.current) ask(target.value, WAIT_MS);
      }}
      onCompositionStart={() => (isComposing.current = true)}
      onCompositionEnd={({ currentTarget }) => {
        isComposing.current = false;
        ask(currentTarget.value, WAIT_MS);
      }}
      onPressEnter={({ currentTarget }) => ask(currentTarget.value, 0)}
    />
  );
}
