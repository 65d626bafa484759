import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '@/lib/dates';
import { colon } from '@/lib/punctuation';
import { useTimeline } from '../queries';

/** 办理经过, newest first. */
export function TimelineTab({ caseId }: { caseId: string }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useTimeline(caseId);
  return (
    <>
      <ol aria-label={t('tab.timeline')} style={{ margin: 0, paddingLeft: 20 }}>
        {data?.pages.flatMap(({ items }) => items).map(({ id, at, actor, text }) => (
          <li key={id} style={{ padding: '4px 0' }}><time dateTime={at}>{formatInstant(at)}</time> {actor?.name ?? t('timeline.program')}{colon()}{text}</li>
        ))}
      </ol>
      {hasNextPage && <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('more')}</Button>}
    </>
  );
}
