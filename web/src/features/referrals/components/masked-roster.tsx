import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatFen } from '@/lib/money';
import { comma } from '@/lib/punctuation';
import { RowTable } from '@/ui/row-table';
import { useWord } from '@/words/use-word';
import { useSharedRoster } from '../queries';
import styles from './referrals.module.css';

/** The workers with masked names, loaded when somebody wants to see them: the server notes who did. */
export function MaskedRoster({ referralId }: { referralId: string }): React.JSX.Element {
  const { t } = useTranslation('referrals');
  const word = useWord();
  const [isOpen, setIsOpen] = useState(false);
  const { data, hasNextPage, fetchNextPage, isFetching } = useSharedRoster(referralId, isOpen);
  const rows = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className={styles['panel']} aria-labelledby="roster">
      <h2 id="roster">{t('roster')}</h2>
      {!isOpen && <Button onClick={() => setIsOpen(true)}>{t('openRoster')}</Button>}
      {isOpen && data !== undefined && (
        <RowTable
          rows={rows} rowKey={({ position }) => String(position)} label={t('roster')} empty={<p>{t('noWorkers')}</p>}
          columns={[
            { key: 'position', title: t('position'), render: ({ position }) => position, onPhone: 'hidden', width: 72 },
            { key: 'name', title: t('worker'), render: ({ nameMasked }) => nameMasked, onPhone: 'bare' },
            { key: 'kinds', title: t('claims'), render: ({ claims }) => [...new Set(claims.map(({ kind }) => word('paymentKind', kind)))].join(comma()) },
            { key: 'claimed', title: t('claimed'), align: 'end', render: ({ claims }) => formatFen(claims.reduce((sum, { claimedFen }) => sum + claimedFen, 0)) },
          ]}
        />
      )}
      {isOpen && (hasNextPage || isFetching) && <Button loading={isFetching} onClick={() => void fetchNextPage()}>{t('more')}</Button>}
    </section>
  );
}
