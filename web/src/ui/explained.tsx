import { Popover } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './explained.module.css';

export interface Explanation {
  /** What the figure is, in a sentence. */
  rule: string;
  /** Where the rule comes from: an article, a setting, a record. */
  source?: string;
  /** How it is reckoned, such as 核定 − 已付 − 放弃. */
  formula?: string;
  /** What it is made of, with a link to the rows. */
  more?: ReactNode;
}

interface Props {
  /** What is explained, for whoever cannot see it: 欠付金额. */
  name: string;
  explanation: Explanation;
  children: ReactNode;
}

/** Makes a figure, date or sign explain itself, on hover, tap and by keyboard. */
export function Explained({ name, explanation, children }: Props): React.JSX.Element {
  const { t } = useTranslation('ui');
  return (
    <Popover trigger={['hover', 'click']} mouseEnterDelay={0.25} title={name} content={<Body explanation={explanation} />}>
      {/* Hidden text, not a label: what is seen has to be part of the name, so that it can be spoken. */}
      <button type="button" className={styles['trigger']}>{children}<span className="visually-hidden"> {t('explained.open', { name })}</span></button>
    </Popover>
  );
}

function Body({ explanation: { rule, source, formula, more } }: { explanation: Explanation }): React.JSX.Element {
  const { t } = useTranslation('ui');
  return (
    <div className={styles['body']}>
      <p>{rule}</p>
      {formula !== undefined && <p><strong>{t('explained.formula')}</strong> {formula}</p>}
      {source !== undefined && <p><strong>{t('explained.source')}</strong> {source}</p>}
      {more}
    </div>
  );
}
