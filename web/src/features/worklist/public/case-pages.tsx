import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/lib/problem';
import { ProblemAlert } from '@/ui/problem-alert';
import { Waiting } from '@/ui/waiting';
import { type CaseFilter, useCases } from '../queries';
import { CaseRows } from './case-rows';

interface Props {
  filter: CaseFilter;
  label: string;
  empty: React.ReactNode;
}

/** The cases a filter finds, page after page. */
export function CasePages({ filter, label, empty }: Props): React.JSX.Element {
  const { t } = useTranslation('worklist');
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useCases(filter);
  if (isPending) return <Waiting />;
  return (
    <>
      {isProblem(error) && <ProblemAlert problem={error} />}
      <CaseRows rows={data?.pages.flatMap(({ items }) => items) ?? []} label={label} empty={empty} />
      {hasNextPage && <Button style={{ marginTop: 16 }} loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('more')}</Button>}
    </>
  );
}
