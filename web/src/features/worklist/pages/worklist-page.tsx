import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { EmptyState } from '@/ui/empty-state';
import { Page } from '@/ui/page';
import { SearchBox } from '@/ui/search-box';
import { FiguresRow } from '../components/figures-row';
import { ViewList } from '../components/view-list';
import { filterOf, shownBy } from '../components/views';
import styles from '../components/worklist.module.css';
import { CasePages } from '../public/case-pages';
import { useFigures } from '../queries';

/** What is waiting, how long it can wait, and what to do next. */
export default function WorklistPage(): React.JSX.Element {
  const { t } = useTranslation('worklist');
  const [search] = useSearchParams();
  const [q, setQ] = useState('');
  const { data: figures } = useFigures();
  const shown = shownBy(search);
  return (
    <Page title={t('title')} actions={<Link to="/cases/new" className={styles['report'] ?? ''}>{t('report')}</Link>}>
      <FiguresRow figures={figures} />
      <div className={styles['columns']}>
        <ViewList shown={shown} figures={figures} />
        <div>
          <div className={styles['search']}><SearchBox label={t('search')} value={q} onSearch={setQ} /></div>
          <CasePages filter={filterOf(shown, q)} label={t(`view.${shown.view}`)} empty={<Empty q={q} any={(figures?.all.open ?? 0) > 0} />} />
        </div>
      </div>
    </Page>
  );
}

function Empty({ q, any }: { q: string; any: boolean }): React.JSX.Element {
  const { t } = useTranslation('worklist');
  if (q !== '') return <EmptyState title={t('empty.search.title')} hint={t('empty.search.hint')} />;
  if (any) return <EmptyState title={t('empty.view.title')} hint={t('empty.view.hint')} />;
  return <EmptyState title={t('empty.title')} hint={t('empty.hint')} action={<Link to="/cases/new" className={styles['report'] ?? ''}>{t('report')}</Link>} />;
}
