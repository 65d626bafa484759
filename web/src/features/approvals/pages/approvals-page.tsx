import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { aidListInScopeInfiniteOptions, requestsListInfiniteOptions } from '@/api/@tanstack/react-query.gen';
import { isProblem } from '@/lib/problem';
import { useFocusInPlace } from '@/lib/use-focus-in-place';
import { EmptyState } from '@/ui/empty-state';
import { Page } from '@/ui/page';
import { ProblemAlert } from '@/ui/problem-alert';
import { AidCard } from '../components/aid-card';
import { RequestCard } from '../components/request-card';

const pages = { initialPageParam: {}, getNextPageParam: ({ nextCursor }: { nextCursor: string | null }) => nextCursor };

/** What waits for a decision: requests, each with its reason and what granting it would change, and aid for workers in hardship. */
export default function ApprovalsPage(): React.JSX.Element {
  const { t } = useTranslation('approvals');
  const requests = useInfiniteQuery({ ...requestsListInfiniteOptions({ query: { state: 'open' } }), ...pages });
  const aid = useInfiniteQuery({ ...aidListInScopeInfiniteOptions({ query: { state: 'requested' } }), ...pages });
  const lists = [requests, aid];
  const list = useFocusInPlace();
  const waiting = requests.data?.pages.flatMap(({ items }) => items) ?? [];
  const wanted = aid.data?.pages.flatMap(({ items }) => items) ?? [];
  const isEmpty = lists.every(({ data }) => data !== undefined) && waiting.length + wanted.length === 0;
  return (
    <Page title={t('title')}>
      <div ref={list} tabIndex={-1}>
        {lists.map(({ error }, place) => isProblem(error) && <ProblemAlert key={place} problem={error} />)}
        {isEmpty && <EmptyState title={t('none')} hint={t('none.hint')} />}
        {waiting.map((request) => <RequestCard key={request.id} request={request} />)}
        {requests.hasNextPage && <Button onClick={() => void requests.fetchNextPage()} style={{ marginBottom: 16 }}>{t('more')}</Button>}
        {wanted.map((item) => <AidCard key={item.id} item={item} />)}
        {aid.hasNextPage && <Button onClick={() => void aid.fetchNextPage()}>{t('aid.more')}</Button>}
      </div>
    </Page>
  );
}
