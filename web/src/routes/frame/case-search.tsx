import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import styles from './frame.module.css';

/** Leads to the list of cases; `/` jumps to it from anywhere but a field. A person's numbers are searched for on the list itself, by POST. */
export function CaseSearch(): React.JSX.Element {
  const { t } = useTranslation('routes');
  const go = useNavigate();
  const input = useRef<InputRef>(null);
  const [text, setText] = useState('');
  useEffect(() => {
    const jump = (event: KeyboardEvent): void => {
      const isTyping = event.target instanceof HTMLElement && (event.target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName));
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', jump);
    return () => document.removeEventListener('keydown', jump);
  }, []);
  const search = (): void => {
    if (text.trim() === '') return;
    void go('/cases', { state: { q: text.trim() } });
    setText('');
  };
  return (
    <form role="search" className={styles['search']} onSubmit={(event) => { event.preventDefault(); search(); }}>
      <Input ref={input} type="search" value={text} onChange={({ target }) => setText(target.value)} placeholder={t('search')} aria-label={t('search')} maxLength={100} />
    </form>
  );
}
