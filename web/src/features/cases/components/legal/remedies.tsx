import { useTranslation } from 'react-i18next';
import type { RemedyNeedView, RemedyView } from '@/api/types.gen';
import { formatDate } from '@/lib/dates';
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
  const word = useWord();
  return (
    <Entry title={name} state={fits ? { word: t('remedies.fits'), tone: 'good' } : { word: t('remedies.fitsNot') }} aside={deadline !== null && <strong>{t('remedies.until', { date: formatDate(deadline) })}</strong>}>
      {because.length > 0 && <p>{because.map(({ message }) => message).join('；')}</p>}
      {needs.length > 0 && <ul className={styles['plain']} aria-label={t('remedies.needs')} style={{ listStyle: 'none', paddingLeft: 0 }}>{needs.map((need) => <Need key={need.code} need={need} />)}</ul>}
      <p className={styles['muted']}>{basis.map(({ source, article, confidence }) => `${source} ${article}（${word('confidence', confidence)}）`).join('；')}</p>
    </Entry>
  );
}

function Need({ need: { message, met } }: { need: RemedyNeedView }): React.JSX.Element {
  const { t } = useTranslation('cases');
  return <li><span aria-hidden="true">{met === null ? '？' : met ? '✓' : '☐'}</span><span className="visually-hidden">{t(met === null ? 'remedies.unknown' : met ? 'remedies.met' : 'remedies.missing')}</span> {message}</li>;
}
