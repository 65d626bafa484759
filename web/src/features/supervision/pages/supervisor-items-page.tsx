import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { supervisorItemsListInfiniteOptions } from '@/api/@tanstack/react-query.gen';
import type { SupervisorItemView } from '@/api/types.gen';
import { isProblem } from '@/lib/problem';
import { EmptyState } from '@/ui/empty-state';
import { Page } from '@/ui/page';
import { ProblemAlert } from '@/ui/problem-alert';
import { useWord } from '@/words/use-word';
import { ItemCard } from '../components/item-card';

const STATES = ['open', 'answered', 'lapsed'] as const satisfies readonly SupervisorItemView['state'][];

/** 督办事项: what the supervisor must answer before a case can be closed, and what was answered. */
export default function SupervisorItemsPage(): React.JSX.Element {
  const { t } = useTranslation('supervision');
  const word = useWord();
  const [state, setState] = useState<SupervisorItemView['state']>('open');
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    ...supervisorItemsListInfiniteOptions({ query: { state, limit: 20 } }), initialPageParam: {}, getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const isOpen = state === 'open';
  return (
    <Page title={t('title')} actions={<Link to="/supervision/departments">{t('departments')}</Link>}>
      <Segmented<SupervisorItemView['state']> aria-label={t('states')} style={{ marginBottom: 16 }} value={state} onChange={setState} options={STATES.map((value) => ({ value, label: word('supervisorItemState', value) }))} />
      {isProblem(error) && <ProblemAlert problem={error} />}
      {!isPending && !error && items.length === 0 && <EmptyState title={t(isOpen ? 'none' : 'noneHere')} hint={t(isOpen ? 'none.hint' : 'noneHere.hint')} />}
      {items.map((item) => <ItemCard key={item.id} item={item} />)}
      {hasNextPage && <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('more')}</Button>}
    </Page>
  );
}
