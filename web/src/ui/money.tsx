import { formatFen } from '@/lib/money';
import { Explained, type Explanation } from './explained';
import styles from './money.module.css';

export type MoneyTone = 'paid' | 'open' | 'overdue' | 'settled';

interface Props {
  /** Null: not known, shown as a dash. */
  fen: number | null;
  /** Zero is neither paid, open nor overdue; `settled` says that nothing is left. */
  tone?: MoneyTone | undefined;
  /** 28 px, for the figures above a page. */
  large?: boolean;
  /** With it the amount opens to what it means; `name` is what it is called. */
  name?: string;
  explanation?: Explanation;
}

/** An amount, right-aligned in tables by `className="money"` of their cells; every sum on a page should carry its explanation. */
export function Money({ fen, tone, large = false, name, explanation }: Props): React.JSX.Element {
  const classes = [styles['money'], tone && (fen !== 0 || tone === 'settled') && styles[tone], large && styles['large']].filter(Boolean).join(' ');
  const amount = <span className={classes}>{fen === null ? '—' : formatFen(fen)}</span>;
  return explanation && name !== undefined ? <Explained name={name} explanation={explanation}>{amount}</Explained> : amount;
}
