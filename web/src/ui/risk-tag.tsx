import { useTranslation } from 'react-i18next';
import { inBrackets } from '@/lib/punctuation';
import { useWord, type WordOf } from '@/words/use-word';
import { Explained } from './explained';
import styles from './risk-tag.module.css';

export type RiskLevel = WordOf<'riskLevel'>;

const SHAPES: Readonly<Record<RiskLevel, string>> = { blue: '●', yellow: '▲', orange: '◆', red: '■' };

interface Props {
  level: RiskLevel;
  /** Beside the level, such as 59 人. */
  note?: string;
  /** Why it is this level, in sentences; without them the tag explains nothing. */
  reasons?: readonly string[];
}

/** A level of risk: its shape, its word, and only then its colour. */
export function RiskTag({ level, note, reasons }: Props): React.JSX.Element {
  const { t } = useTranslation('ui');
  const word = useWord();
  const tag = (
    <span className={styles['tag']} data-level={level}>
      <span aria-hidden="true" className={styles[level]}>{SHAPES[level]}</span>
      <span className="visually-hidden">{t('risk.name')}</span>
      {word('riskLevel', level)}
      {note !== undefined && <span className={styles['note']}>{inBrackets(note)}</span>}
    </span>
  );
  if (reasons === undefined || reasons.length === 0) return tag;
  const list = <ul>{reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul>;
  return <Explained name={t('risk.name')} explanation={{ rule: t('risk.why'), more: list }}>{tag}</Explained>;
}
