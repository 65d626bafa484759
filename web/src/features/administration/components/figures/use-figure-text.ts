import { useTranslation } from 'react-i18next';
import type { FigureView } from '@/api/types.gen';
import { formatFen } from '@/lib/money';

/** A number of the law as it is read: ¥5,000.00, 每日 0.05 %, 是. */
export function useFigureText(): (unit: FigureView['unit'], value: number) => string {
  const { t } = useTranslation('administration');
  return (unit, value) => {
    if (unit === 'flag') return t(value === 1 ? 'yes' : 'no');
    return unit === 'fen' ? formatFen(value) : t('figure.perDay', { percent: value / 1000 });
  };
}
