import { type ReactNode, useEffect, useRef } from 'react';
import { isProblem } from '@/lib/problem';
import { ProblemAlert } from '@/ui/problem-alert';
import styles from './entries.module.css';

export type Tone = 'waiting' | 'good' | 'bad';

interface SectionProps {
  title: string;
  /** What it is for, in a sentence. */
  hint?: string;
  /** The button that adds an entry, for whoever may. */
  action?: ReactNode;
  /** Why the entries could not be read. */
  error?: unknown;
  children: ReactNode;
}

/** A part of a tab: what it holds, what it is for, how an entry comes about, and the entries. */
export function Section({ title, hint, action, error, children }: SectionProps): React.JSX.Element {
  return (
    <section className={styles['tab']}>
      <header className={styles['head']}><h2>{title}</h2>{action}{hint !== undefined && <p>{hint}</p>}</header>
      {isProblem(error) && <ProblemAlert problem={error} />}
      {children}
    </section>
  );
}

interface EntryProps {
  title: ReactNode;
  /** Its state in a word, and how it is meant. */
  state?: { word: string; tone?: Tone | undefined };
  /** Beside the state, such as a countdown. */
  aside?: ReactNode;
  children?: ReactNode;
  /** What can be done with it now. */
  actions?: ReactNode;
  /** A link led to this one: it is brought into view, and told apart. */
  isMeant?: boolean;
}

/** One entry: a card whose state is told by a word, not by colour alone. */
export function Entry({ title, state, aside, children, actions, isMeant = false }: EntryProps): React.JSX.Element {
  const place = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!isMeant) return;
    place.current?.scrollIntoView({ block: 'start' });
    place.current?.focus({ preventScroll: true });
  }, [isMeant]);
  return (
    <li ref={place} tabIndex={isMeant ? -1 : undefined} aria-current={isMeant || undefined} className={[styles['entry'], isMeant && styles['meant']].filter(Boolean).join(' ')}>
      <div className={styles['line']}>
        <h3>{title}</h3>
        {state && <span className={[styles['state'], state.tone && styles[state.tone]].filter(Boolean).join(' ')}>{state.word}</span>}
        {aside}
      </div>
      {children}
      {actions !== undefined && actions !== null && <div className={styles['actions']}>{actions}</div>}
    </li>
  );
}

/** Names and what they are; those without a value are left out. */
export function Facts({ rows }: { rows: readonly (readonly [name: string, value: ReactNode])[] }): React.JSX.Element | null {
  const present = rows.filter(([, value]) => value !== null && value !== undefined && value !== '');
  if (present.length === 0) return null;
  return <dl className={styles['facts']}>{present.map(([name, value]) => [<dt key={`${name} name`}>{name}</dt>, <dd key={name}>{value}</dd>])}</dl>;
}
