import type { CaseView, DeadlineView, NextEventView } from '@/api/types.gen';
import { lazily } from '@/ui/lazily';
import type { OpenForm } from '../use-open-form';
import { Checklist } from './checklist';
import { ClocksCard } from './clocks-card';
import { FactsCard } from './facts-card';
import { SupervisorItems } from '../supervisor-items/supervisor-items';
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
      <SupervisorItems kase={kase} form={form} />
      <div className={styles['grid']}><Checklist kase={kase} events={events} /><ClocksCard deadlines={deadlines} /></div>
      <FactsCard kase={kase} />
      {form.open === 'taskForce' && <TaskForceDialog kase={kase} onClose={form.close} />}
      {form.open === 'correct' && <CorrectDialog kase={kase} onClose={form.close} />}
      {form.open === 'risk' && <RiskDialog kase={kase} onClose={form.close} />}
    </>
  );
}
