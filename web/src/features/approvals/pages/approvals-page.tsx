import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { requestsListInfiniteOptions } from '@/api/@tanstack/react-query.gen';
import { isProblem } from '@/lib/problem';
import { EmptyState } from '@/ui/empty-state';
import { Page } from '@/ui/page';
import { ProblemAlert } from '@/ui/problem-alert';
import { RequestCard } from '../components/request-card';

/** What waits for a decision, each with its reason and what granting it would change. */
export default function ApprovalsPage(): React.JSX.Element {
  const { t } = useTranslation('approvals');
  const { data, error, isPending, hasNextPage, fetchNextPage } = useInfiniteQuery({
    ...requestsListInfiniteOptions({ query: { state: 'open' } }), initialPageParam: {}, getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t('title')}>
      {isProblem(error) && <ProblemAlert problem={error} />}
      {!isPending && !error && items.length === 0 && <EmptyState title={t('none')} hint={t('none.hint')} />}
      {items.map((item) => <RequestCard key={item.id} request={item} />)}
      {hasNextPage && <Button onClick={() => void fetchNextPage()}>{t('more')}</Button>}
    </Page>
  );
}
