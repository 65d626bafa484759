import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LedgerView, PlanView } from '@/api/types.gen';
import { formatInstant } from '@/lib/dates';
import { EmptyState } from '@/ui/empty-state';
import { useWord } from '@/words/use-word';
import { usePlans } from '../../queries';
import { type CasePart, mayPlan } from '../case-form';
import { Part } from '../part';
import styles from '../repayment.module.css';
import { Clauses } from './clauses';
import { InstalmentTable } from './instalment-table';
import { Instalments } from './instalments';
import { PlanActions } from './plan-actions';

const IN_FORCE: readonly PlanView['state'][] = ['agreed', 'defaulted', 'completed'];
const PLANNABLE: readonly string[] = ['coordinating', 'supervising'];

/** The plan in force with what became of each instalment, drafts that wait, and the revisions before. */
export function Plans({ part, ledger }: { part: CasePart; ledger: LedgerView }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const word = useWord();
  const { data: plans } = usePlans(part.kase.id);
  const inForce = plans?.find(({ state }) => IN_FORCE.includes(state));
  const drafts = plans?.filter(({ state }) => state === 'draft') ?? [];
  const earlier = plans?.filter((plan) => plan !== inForce && plan.state !== 'draft') ?? [];
  const mayDraft = mayPlan(part.kase) && PLANNABLE.includes(part.kase.state);
  const mayConfirmDefault = ledger.totals.overdueFen > 0 && part.kase.possibleEvents.includes('CONFIRM_DEFAULT');
  return (
    <>
      <Part
        title={inForce ? t('plan.inForce', { revision: inForce.revision, state: word('planState', inForce.state) }) : t('plan.title')}
        actions={
          <>
            {inForce && plans && plans.length > 1 && <Button onClick={() => part.show(`compare:${inForce.id}`)}>{t('plan.compare')}</Button>}
            {inForce && <PlanActions part={part} plan={inForce} />}
            {mayConfirmDefault && <Button danger onClick={() => part.show('CONFIRM_DEFAULT')}>{word('caseEvent', 'CONFIRM_DEFAULT')}</Button>}
            {mayDraft && <Button {...(inForce ? {} : { type: 'primary' as const })} onClick={() => part.show('plan')}>{t(inForce ? 'plan.draftChange' : 'plan.draft')}</Button>}
          </>
        }
      >
        {inForce ? <><Clauses plan={inForce} /><Instalments part={part} instalments={ledger.instalments} /></> : plans && <EmptyState title={t('plan.none')} hint={t(PLANNABLE.includes(part.kase.state) ? 'plan.none.hint' : 'plan.none.later')} />}
        {earlier.length > 0 && (
          <details className={styles['earlier']}>
            <summary>{t('plan.earlier', { count: earlier.length })}</summary>
            <ul>{earlier.map(({ id, revision, state, createdAt, reason }) => (
              <li key={id}>{t('plan.revision', { revision })} · {word('planState', state)} · {formatInstant(createdAt)} {reason} <Button type="link" size="small" onClick={() => part.show(`compare:${id}`)}>{t('plan.compare')}</Button></li>
            ))}</ul>
          </details>
        )}
      </Part>
      {drafts.map((draft) => (
        <Part
          key={draft.id} title={t('plan.draftOf', { revision: draft.revision })}
          actions={<>{inForce && mayPlan(part.kase) && part.kase.state === 'supervising' && <Button type="primary" onClick={() => part.show(`reschedule:${draft.id}`)}>{t('plan.askChange')}</Button>}<PlanActions part={part} plan={draft} /></>}
        >
          {draft.reason !== null && <p>{draft.reason}</p>}
          <Clauses plan={draft} />
          <InstalmentTable instalments={draft.instalments} promisedOnly />
        </Part>
      ))}
    </>
  );
}
