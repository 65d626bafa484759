import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '@/api/types.gen';
import { EmptyState } from '@/ui/empty-state';
import { lazily } from '@/ui/lazily';
import { MenuButton } from '@/ui/menu-button';
import styles from '../components/roster.module.css';
import { RosterFilters } from '../components/roster-filters';
import { RosterRows } from '../components/roster-rows';
import { RosterTotals } from '../components/roster-totals';
import { type Chosen, countOf, EVERYBODY, NOBODY, type Selection } from '../selection';
import { isFiltered, type Wanted } from '../wanted';

const DecideDialog = lazily(() => import('../components/decide/decide-dialog').then((part) => part.DecideDialog));
const ImportDialog = lazily(() => import('../components/import/import-dialog').then((part) => part.ImportDialog));
const SurveyDialog = lazily(() => import('../components/worker/survey-dialog').then((part) => part.SurveyDialog));
const AddWorkerDialog = lazily(() => import('../components/worker/add-worker-dialog').then((part) => part.AddWorkerDialog));
const WorkerDrawer = lazily(() => import('../components/worker/worker-drawer').then((part) => part.WorkerDrawer));

/** The form that stands in the address of the page. */
interface FormInAddress {
  open: string | null;
  show: (tab: 'roster', open?: string) => void;
  close: () => void;
}

/** 职工名册: who is owed what, how they live, and what has been decided and paid. */
export function RosterTab({ kase, form }: { kase: CaseView; form: FormInAddress }): React.JSX.Element {
  const { t } = useTranslation('roster');
  const [wanted, setWanted] = useState<Wanted>(() => wantedBy(form.open));
  const [selection, setSelection] = useState<Selection>(NOBODY);
  const [total, setTotal] = useState<number>();
  const [workerId, setWorkerId] = useState<string | null>(null);
  const mayWrite = kase.standing !== 'onlooker';
  const count = countOf(selection, total ?? 0);
  const choose = (next: Wanted): void => {
    setWanted(next);
    setSelection(NOBODY);
  };
  // Without a choice, a command in bulk is about everybody who is shown.
  const chosen: Chosen = { wanted, selection: count > 0 ? selection : EVERYBODY };
  // What was given up leaves the choice as it was: without it the next press would be about everybody.
  const endChoice = (): void => setSelection(NOBODY);
  const whom = count > 0 ? 'chosen' : isFiltered(wanted) ? 'found' : 'all';
  const open = (name: string): void => form.show('roster', name);
  const isEmpty = kase.totals.workers === 0;
  return (
    <div className={styles['tab']}>
      {isEmpty && <EmptyState title={t('empty')} hint={t('empty.hint')} action={mayWrite && <div className={styles['first']}><Button type="primary" onClick={() => open('import')}>{t('import')}</Button><Button onClick={() => open('worker')}>{t('add')}</Button></div>} />}
      {!isEmpty && (
        <>
          <RosterTotals caseId={kase.id} />
          <div className={styles['bar']}>
            <RosterFilters wanted={wanted} onChange={choose} mayFind={mayWrite} />
            {mayWrite && (
              <span className={styles['actions']}>
                <Button type={count > 0 ? 'primary' : 'default'} disabled={!total} onClick={() => open('decide')}>{total === undefined ? t('decide') : t(`decide.${whom}`, { count: count || total })}</Button>
                <Button disabled={!total} onClick={() => open('survey')}>{total === undefined ? t('survey') : t(`survey.${whom}`, { count: count || total })}</Button>
                <MenuButton groups={[[{ key: 'import', label: t('import'), onClick: () => open('import') }, { key: 'worker', label: t('add'), onClick: () => open('worker') }]]}>{t('more')}</MenuButton>
              </span>
            )}
          </div>
          <RosterRows caseId={kase.id} wanted={wanted} onTotal={setTotal} onOpen={setWorkerId} {...(mayWrite ? { selection, onSelect: setSelection } : {})} />
        </>
      )}
      {form.open === 'decide' && mayWrite && <DecideDialog kase={kase} chosen={chosen} onClose={form.close} onDone={endChoice} />}
      {form.open === 'survey' && mayWrite && <SurveyDialog caseId={kase.id} chosen={chosen} onClose={form.close} onDone={endChoice} />}
      {form.open === 'import' && mayWrite && <ImportDialog caseId={kase.id} onClose={form.close} />}
      {form.open === 'worker' && mayWrite && <AddWorkerDialog caseId={kase.id} onClose={form.close} onAdded={setWorkerId} />}
      {workerId !== null && <WorkerDrawer kase={kase} workerId={workerId} onClose={() => setWorkerId(null)} />}
    </div>
  );
}

/** A link to what is missing shows those it is missing of. */
function wantedBy(open: string | null): Wanted {
  if (open === 'decide') return { only: 'undecidedClaims' };
  return open === 'survey' ? { only: 'notSurveyed' } : {};
}
