import type { CaseView, DeadlineView, NextEventView } from '@/api/types.gen';
import { lazily } from '@/ui/lazily';
import type { OpenForm } from '../use-open-form';
import { Checklist } from './checklist';
import { ClocksCard } from './clocks-card';
import { FactsCard } from './facts-card';
import { SupervisorItemsCard } from '../supervisor-items/supervisor-items-card';
import styles from './overview.module.css';

const CorrectDialog = lazily(() => import('./correct-dialog').then((part) => part.CorrectDialog));
const RiskDialog = lazily(() => import('./risk-dialog').then((part) => part.RiskDialog));
const TaskForceDialog = lazily(() => import('./task-force-dialog').then((part) => part.TaskForceDialog));

interface Props {
  kase: CaseView;
  events: readonly NextEventView[];
  deadlines: readonly DeadlineView[];
  form: OpenForm;
}

export function OverviewTab({ kase, events, deadlines, form }: Props): React.JSX.Element {
  return (
    <>
      <div className={styles['grid']}><Checklist kase={kase} events={events} /><ClocksCard deadlines={deadlines} /></div>
      <SupervisorItemsCard kase={kase} form={form} />
      <FactsCard kase={kase} />
      {form.open === 'taskForce' && <TaskForceDialog kase={kase} onClose={form.close} />}
      {form.open === 'correct' && <CorrectDialog kase={kase} onClose={form.close} />}
      {form.open === 'risk' && <RiskDialog kase={kase} onClose={form.close} />}
    </>
  );
}
