import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureValueView, FigureView } from '@/api/types.gen';
import { formatDate } from '@/lib/dates';
import { useRegions } from '@/lib/regions';
import { lazily } from '@/ui/lazily';
import styles from '../administration.module.css';
import { useFigureText } from './use-figure-text';

const FigureDialog = lazily(() => import('./figure-dialog').then((part) => part.FigureDialog));
const FigureHistory = lazily(() => import('./figure-history').then((part) => part.FigureHistory));

/** A number of the law: what holds today, where, since when and by what. */
export function FigureCard({ figure }: { figure: FigureView }): React.JSX.Element {
  const { t } = useTranslation('administration');
  const [isOpen, setOpen] = useState(false);
  const [showsHistory, setShowsHistory] = useState(false);
  const { name, inForce, scope } = figure;
  return (
    <li className={styles['card']}>
      <div className={styles['row']} style={{ justifyContent: 'space-between' }}>
        <h2 style={{ margin: 0 }}>{name}</h2>
        <Button onClick={() => setOpen(true)} aria-label={t('figure.enterOf', { name })}>{t('figure.enter')}</Button>
      </div>
      <p className={styles['muted']}>{t(scope === 'nation' ? 'figure.nation' : 'figure.region')}</p>
      {inForce.length === 0 ? <p className={styles['warn']}>{t('figure.nothing')}</p> : <ul>{inForce.map((value) => <li key={value.regionCode ?? 'nation'}><FigureValue value={value} /></li>)}</ul>}
      <details onToggle={({ currentTarget }) => setShowsHistory(currentTarget.open)}>
        <summary>{t('figure.history')}</summary>
        {showsHistory && <FigureHistory figure={figure} />}
      </details>
      {isOpen && <FigureDialog figure={figure} onClose={() => setOpen(false)} />}
    </li>
  );
}

function FigureValue({ value: { unit, value, regionCode, effectiveFrom, basis, confidence, lowerBound } }: { value: FigureValueView }): React.JSX.Element {
  const { t } = useTranslation('administration');
  const regions = useRegions([regionCode]);
  const text = useFigureText();
  return (
    <>
      <strong>{lowerBound ? t('figure.atLeast', { value: text(unit, value) }) : text(unit, value)}</strong>
      {' · '}{regionCode === null ? t('figure.everywhere') : regions.nameOf(regionCode)}{' · '}{t('from', { date: formatDate(effectiveFrom) })}
      <br /><span className={styles['muted']}>{[basis.source, basis.article].filter(Boolean).join(' ')} · {t(`figureConfidence.${confidence}`)}</span>
    </>
  );
}
