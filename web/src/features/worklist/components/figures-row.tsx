import { useTranslation } from 'react-i18next';
import type { WorklistFiguresView } from '@/api/types.gen';
import { Figure, Figures } from '@/ui/figure';
import { addressOf, FIGURES, type FigureName, type View } from './views';

const LEADS_TO: Readonly<Record<FigureName, View>> = { open: 'all', dueToday: 'dueToday', overdue: 'overdue', waiting: 'waiting' };

/** Four figures of the region, each opening to its cases. */
export function FiguresRow({ figures }: { figures: WorklistFiguresView | undefined }): React.JSX.Element {
  const { t } = useTranslation('worklist');
  return (
    <section aria-label={t('figures')}>
      <Figures of="counts">
        {FIGURES.map((name) => (
          <Figure
            key={name} label={t(`figure.${name}`)} value={figures?.all[name] ?? '…'} to={addressOf({ view: LEADS_TO[name], everybody: true })}
            note={t('figure.mine', { count: figures?.mine[name] ?? 0 })} tone={name === 'overdue' && (figures?.all.overdue ?? 0) > 0 ? 'over' : 'plain'}
            explanation={{ rule: t(`explain.${name}`), formula: t('explain.formula') }}
          />
        ))}
      </Figures>
    </section>
  );
}
