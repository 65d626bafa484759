import { useTranslation } from 'react-i18next';
import type { FigureVersionView, FigureView } from '@/api/types.gen';
import { formatDate, formatInstant } from '@/lib/dates';
import { useRegions } from '@/lib/regions';
import { EmptyState } from '@/ui/empty-state';
import { type RowColumn, RowTable } from '@/ui/row-table';
import { Waiting } from '@/ui/waiting';
import { useFigureVersions } from '../../queries';
import { useFigureText } from './use-figure-text';

export function FigureHistory({ figure: { code, unit, name } }: { figure: FigureView }): React.JSX.Element {
  const { t } = useTranslation('administration');
  const text = useFigureText();
  const { data } = useFigureVersions(code);
  const regions = useRegions((data ?? []).map(({ regionCode }) => regionCode));
  const columns: RowColumn<FigureVersionView>[] = [
    { key: 'value', title: t('figure.value'), onPhone: 'bare', render: ({ value }) => <strong>{value === null ? t('figure.givenUp') : text(unit, value)}</strong> },
    { key: 'where', title: t('region'), render: ({ regionCode }) => (regionCode === null ? t('figure.everywhere') : regions.nameOf(regionCode)) },
    { key: 'from', title: t('effectiveFrom'), render: ({ effectiveFrom }) => formatDate(effectiveFrom) },
    { key: 'basis', title: t('rule.basis'), render: ({ basis }) => [basis.source, basis.article].filter(Boolean).join(' ') },
    { key: 'why', title: t('reason'), render: ({ reason }) => reason ?? t('rule.shipped') },
    { key: 'who', title: t('who'), render: ({ changedBy, at }) => (at === null ? '—' : `${changedBy?.name ?? '—'} · ${formatInstant(at)}`) },
  ];
  if (!data) return <Waiting />;
  const versions = data.toSorted((a, b) => b.version - a.version);
  return <RowTable rows={versions} rowKey={({ version }) => String(version)} columns={columns} label={t('figure.historyOf', { name })} empty={<EmptyState title={t('figure.nothing')} hint={t('figure.nothingHint')} />} />;
}
