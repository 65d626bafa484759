import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { caseCountsCountOptions } from '@/api/@tanstack/react-query.gen';
import type { CaseCountView } from '@/api/types.gen';
import { useRegions } from '@/lib/regions';
import { EmptyState } from '@/ui/empty-state';
import { type RowColumn, RowTable } from '@/ui/row-table';
import { useWord } from '@/words/use-word';
import styles from '../administration.module.css';

interface RegionCounts {
  regionCode: string;
  counts: readonly CaseCountView[];
}

const byRegion = (items: readonly CaseCountView[]): RegionCounts[] =>
  [...new Set(items.map(({ regionCode }) => regionCode))].map((regionCode) => ({ regionCode, counts: items.filter((item) => item.regionCode === regionCode) }));

/** Of cases an administrator sees how many there are, and nothing else. */
export function CaseCounts(): React.JSX.Element {
  const { t } = useTranslation('administration');
  const word = useWord();
  const { data } = useQuery(caseCountsCountOptions());
  const regions = useRegions((data?.items ?? []).map(({ regionCode }) => regionCode));
  const columns: RowColumn<RegionCounts>[] = [
    { key: 'region', title: t('region'), onPhone: 'bare', render: ({ regionCode }) => <strong>{regions.nameOf(regionCode)}</strong> },
    { key: 'state', title: t('counts.state'), render: ({ counts }) => counts.map(({ state, count }) => `${word('caseState', state)} ${count}`).join(' · ') },
    { key: 'count', title: t('counts.count'), align: 'end', render: ({ counts }) => counts.reduce((sum, { count }) => sum + count, 0) },
  ];
  return (
    <section className={styles['section']} aria-labelledby="counts">
      <h2 id="counts">{t('counts.title', { count: data?.total ?? 0 })}</h2>
      <p className={styles['muted']}>{t('counts.hint')}</p>
      {data && <RowTable rows={byRegion(data.items)} rowKey={({ regionCode }) => regionCode} columns={columns} label={t('counts.title', { count: data.total })} empty={<EmptyState title={t('counts.none')} hint={t('counts.noneHint')} />} />}
    </section>
  );
}
