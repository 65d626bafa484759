import { useTranslation } from 'react-i18next';
import type { RemedyBasisView, RemedyNeedView, RemedyView } from '@/api/types.gen';
import { formatDate } from '@/lib/dates';
import { inBrackets, semicolon } from '@/lib/punctuation';
import { useWord } from '@/words/use-word';
import { useRemedies } from '../../queries';
import { Entry, Section } from '../entries';
import styles from '../entries.module.css';

/** 救济途径: ways worth looking at first, each with why, what it needs, and its article; never a verdict. */
export function Remedies({ caseId }: { caseId: string }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const items = useRemedies(caseId).data ?? [];
  const fitting = items.filter(({ fits }) => fits);
  const others = items.filter(({ fits }) => !fits);
  return (
    <Section title={t('remedies.title')} hint={t('remedies.hint')}>
      {fitting.length === 0 && items.length > 0 && <p>{t('remedies.none')}</p>}
      <ul className={styles['entries']}>{fitting.map((item) => <Remedy key={item.remedy} item={item} />)}</ul>
      {others.length > 0 && <details><summary>{t('remedies.others', { count: others.length })}</summary><ul className={styles['entries']}>{others.map((item) => <Remedy key={item.remedy} item={item} />)}</ul></details>}
    </Section>
  );
}

function Remedy({ item: { name, fits, because, needs, basis, deadline } }: { item: RemedyView }): React.JSX.Element {
  const { t } = useTranslation('cases');
  return (
    <Entry title={name} state={fits ? { word: t('remedies.fits'), tone: 'good' } : { word: t('remedies.fitsNot') }} aside={deadline !== null && <strong>{t('remedies.until', { date: formatDate(deadline) })}</strong>}>
      {because.length > 0 && <p>{because.map(({ message }) => message).join(semicolon())}</p>}
      <Needs needs={needs} />
      <Basis basis={basis} />
    </Entry>
  );
}

/** What the law asks for: there, missing, or not told by the case. */
export function Needs({ needs }: { needs: readonly RemedyNeedView[] }): React.JSX.Element | null {
  const { t } = useTranslation('cases');
  if (needs.length === 0) return null;
  return <ul className={styles['plain']} aria-label={t('remedies.needs')} style={{ listStyle: 'none', paddingLeft: 0 }}>{needs.map((need) => <Need key={need.code} need={need} />)}</ul>;
}

function Need({ need: { message, met } }: { need: RemedyNeedView }): React.JSX.Element {
  const { t } = useTranslation('cases');
  return <li><span aria-hidden="true">{met === null ? '？' : met ? '✓' : '☐'}</span><span className="visually-hidden">{t(met === null ? 'remedies.unknown' : met ? 'remedies.met' : 'remedies.missing')}</span> {message}</li>;
}

/** The articles, each with how sure its source is. */
export function Basis({ basis }: { basis: readonly RemedyBasisView[] }): React.JSX.Element {
  const word = useWord();
  return <p className={styles['muted']}>{basis.map(({ source, article, confidence }) => `${source} ${article}${inBrackets(word('confidence', confidence))}`).join(semicolon())}</p>;
}
