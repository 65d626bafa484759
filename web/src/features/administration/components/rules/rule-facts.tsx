import { useTranslation } from 'react-i18next';
import type { RuleView } from '@/api/types.gen';
import { formatDate } from '@/lib/dates';
import { comma, semicolon } from '@/lib/punctuation';
import { useWord } from '@/words/use-word';
import styles from '../administration.module.css';
import { RuleLengths } from './rule-lengths';
import { basisText } from './rule-rows';

const textsOf = (items: RuleView['startsOn']): string => (items.length === 0 ? '—' : items.map(({ text }) => text).join(semicolon()));

/** A rule as it is in force: length, basis, what starts and ends it, and whom it tells. */
export function RuleFacts({ rule }: { rule: RuleView }): React.JSX.Element {
  const { t } = useTranslation('administration');
  const word = useWord();
  const facts: [string, React.ReactNode][] = [
    [t('rule.lengths'), <RuleLengths key="lengths" lengths={rule.lengths} />],
    [t('rule.version'), t('rule.versionFrom', { version: rule.version, date: formatDate(rule.effectiveFrom) })],
    [t('rule.basis'), `${basisText(rule.basis)} · ${word('confidence', rule.confidence)}`],
    [t('rule.effect'), `${word('deadlineEffect', rule.effect)} · ${t(rule.pausable ? 'rule.pausable' : 'rule.notPausable')} · ${t(rule.extendable ? 'rule.extendable' : 'rule.notExtendable')}${rule.rollForward ? ` · ${t('rule.rollForward')}` : ''}`],
    [t('rule.startsOn'), textsOf(rule.startsOn)],
    ...(rule.begunAnewBy.length > 0 ? [[t('rule.begunAnewBy'), textsOf(rule.begunAnewBy)] as [string, string]] : []),
    [t('rule.metBy'), textsOf(rule.metBy)],
    [t('rule.cancelledBy'), textsOf(rule.cancelledBy)],
  ];
  return (
    <section className={`${styles['section']} ${styles['card']}`} aria-labelledby="facts">
      <h2 id="facts" style={{ marginTop: 0 }}>{t('rule.facts')}</h2>
      <dl className={styles['facts']}>{facts.map(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name}.`}>{value}</dd>])}</dl>
      {rule.ladder.length > 0 && (
        <>
          <h3>{t('rule.ladder')}</h3>
          <ol>{rule.ladder.map(({ code, text, recipients, opensItem }) => <li key={code}>{text} → {recipients.map((recipient) => recipient.text).join(comma())}{opensItem && ` · ${t('rule.opensItem')}`}</li>)}</ol>
        </>
      )}
    </section>
  );
}
